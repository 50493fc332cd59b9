/**
 * What each column about a person is for, in three languages. The schema says it first: tests/db/purposes.test.ts holds
 * this list and the English texts against the comments that begin with `Personal: `, so neither can lie.
 */
import { m } from './paraglide/messages';

/** What a table holds about persons, and the purpose of each such column. */
export const purposes = {
  profiles: {
    title: m.purposes_profiles,
    fields: {
      id: m.purpose_profiles_id,
      name: m.purpose_profiles_name,
      position: m.purpose_profiles_position,
      language: m.purpose_profiles_language,
      level: m.purpose_profiles_level,
      discipline: m.purpose_profiles_discipline,
      theme_keys: m.purpose_profiles_theme_keys,
      kinds: m.purpose_profiles_kinds,
      research_field_keys: m.purpose_profiles_research_field_keys,
      service_area_keys: m.purpose_profiles_service_area_keys,
      semesters: m.purpose_profiles_semesters,
      topic_keys: m.purpose_profiles_topic_keys,
      study_programme_key: m.purpose_profiles_study_programme_key,
      place_keys: m.purpose_profiles_place_keys,
      recommendations_on: m.purpose_profiles_recommendations_on,
      welcomed: m.purpose_profiles_welcomed
    }
  },
  affiliations: {
    title: m.purposes_affiliations,
    fields: {
      person_id: m.purpose_affiliations_person_id,
      role: m.purpose_affiliations_role
    }
  },
  unit_roles: {
    title: m.purposes_unit_roles,
    fields: {
      person_id: m.purpose_unit_roles_person_id,
      role: m.purpose_unit_roles_role
    }
  },
  partnership_roles: {
    title: m.purposes_partnership_roles,
    fields: {
      person_id: m.purpose_partnership_roles_person_id,
      role: m.purpose_partnership_roles_role
    }
  },
  roles: {
    title: m.purposes_roles,
    fields: {
      person_id: m.purpose_roles_person_id,
      name: m.purpose_roles_name,
      address: m.purpose_roles_address,
      share: m.purpose_roles_share,
      reason: m.purpose_roles_reason
    }
  },
  invitations: {
    title: m.purposes_invitations,
    fields: {
      email: m.purpose_invitations_email
    }
  },
  challenge_cases: {
    title: m.purposes_challenge_cases,
    fields: {
      author_id: m.purpose_challenge_cases_author_id,
      contact_id: m.purpose_challenge_cases_contact_id,
      note: m.purpose_challenge_cases_note
    }
  },
  saved: {
    title: m.purposes_saved,
    fields: {
      person_id: m.purpose_saved_person_id,
      challenge_id: m.purpose_saved_challenge_id,
      saved_at: m.purpose_saved_saved_at
    }
  },
  follows: {
    title: m.purposes_follows,
    fields: {
      person_id: m.purpose_follows_person_id,
      subject: m.purpose_follows_subject,
      paused: m.purpose_follows_paused,
      followed_at: m.purpose_follows_followed_at
    }
  },
  dismissals: {
    title: m.purposes_dismissals,
    fields: {
      person_id: m.purpose_dismissals_person_id,
      challenge_id: m.purpose_dismissals_challenge_id,
      reason: m.purpose_dismissals_reason,
      dismissed_at: m.purpose_dismissals_dismissed_at
    }
  },
  calendars: {
    title: m.purposes_calendars,
    fields: {
      person_id: m.purpose_calendars_person_id,
      language: m.purpose_calendars_language,
      made_at: m.purpose_calendars_made_at
    }
  },
  consents: {
    title: m.purposes_consents,
    fields: {
      person_id: m.purpose_consents_person_id,
      purpose: m.purpose_consents_purpose,
      given_at: m.purpose_consents_given_at,
      withdrawn_at: m.purpose_consents_withdrawn_at
    }
  },
  findability: {
    title: m.purposes_findability,
    fields: {
      id: m.purpose_findability_id,
      partnership_ids: m.purpose_findability_partnership_ids,
      name_shown: m.purpose_findability_name_shown,
      parts: m.purpose_findability_parts,
      wish: m.purpose_findability_wish,
      languages: m.purpose_findability_languages,
      capacity: m.purpose_findability_capacity,
      ends_on: m.purpose_findability_ends_on
    }
  },
  invited_people: {
    title: m.purposes_invited_people,
    fields: {
      challenge_id: m.purpose_invited_people_challenge_id,
      person_id: m.purpose_invited_people_person_id,
      at: m.purpose_invited_people_at
    }
  },
  interests: {
    title: m.purposes_interests,
    fields: {
      person_id: m.purpose_interests_person_id,
      role: m.purpose_interests_role,
      name: m.purpose_interests_name,
      message: m.purpose_interests_message,
      answer: m.purpose_interests_answer,
      reason: m.purpose_interests_reason
    }
  },
  conversations: {
    title: m.purposes_conversations,
    fields: {
      person_id: m.purpose_conversations_person_id,
      sender_read: m.purpose_conversations_sender_read
    }
  },
  messages: {
    title: m.purposes_messages,
    fields: {
      person_id: m.purpose_messages_person_id,
      author_id: m.purpose_messages_author_id,
      text: m.purpose_messages_text
    }
  },
  notifications: {
    title: m.purposes_notifications,
    fields: {
      person_id: m.purpose_notifications_person_id,
      kind: m.purpose_notifications_kind,
      interest_id: m.purpose_notifications_interest_id,
      read_at: m.purpose_notifications_read_at
    }
  },
  notification_preferences: {
    title: m.purposes_notification_preferences,
    fields: {
      id: m.purpose_notification_preferences_id,
      mail: m.purpose_notification_preferences_mail,
      muted: m.purpose_notification_preferences_muted
    }
  },
  sync_ops: {
    title: m.purposes_sync_ops,
    fields: {
      uid: m.purpose_sync_ops_uid,
      at: m.purpose_sync_ops_at
    }
  },
  access_log: {
    title: m.purposes_access_log,
    fields: {
      person_id: m.purpose_access_log_person_id,
      row_id: m.purpose_access_log_row_id,
      role: m.purpose_access_log_role,
      organisation_id: m.purpose_access_log_organisation_id,
      purpose: m.purpose_access_log_purpose,
      at: m.purpose_access_log_at
    }
  },
  presence: {
    title: m.purposes_presence,
    fields: {
      person_id: m.purpose_presence_person_id,
      active_at: m.purpose_presence_active_at
    }
  },
  hidden_words: {
    title: m.purposes_hidden_words,
    fields: {
      person_id: m.purpose_hidden_words_person_id,
      name: m.purpose_hidden_words_name,
      words: m.purpose_hidden_words_words
    }
  },
  suggestions: {
    title: m.purposes_suggestions,
    fields: {
      person_id: m.purpose_suggestions_person_id,
      title: m.purpose_suggestions_title,
      need: m.purpose_suggestions_need,
      answer: m.purpose_suggestions_answer
    }
  },
  reports: {
    title: m.purposes_reports,
    fields: {
      quote: m.purpose_reports_quote,
      person_id: m.purpose_reports_person_id,
      words: m.purpose_reports_words,
      answer: m.purpose_reports_answer
    }
  },
  registrations: {
    title: m.purposes_registrations,
    fields: {
      meeting_id: m.purpose_registrations_meeting_id,
      person_id: m.purpose_registrations_person_id,
      size: m.purpose_registrations_size,
      audience: m.purpose_registrations_audience,
      name: m.purpose_registrations_name,
      answers: m.purpose_registrations_answers,
      needs: m.purpose_registrations_needs,
      registered_at: m.purpose_registrations_registered_at,
      offered_until: m.purpose_registrations_offered_until,
      ticket: m.purpose_registrations_ticket,
      arrived_at: m.purpose_registrations_arrived_at
    }
  },
  meeting_feedback: {
    title: m.purposes_meeting_feedback,
    fields: {
      meeting_id: m.purpose_meeting_feedback_meeting_id,
      person_id: m.purpose_meeting_feedback_person_id,
      answer: m.purpose_meeting_feedback_answer,
      sentence: m.purpose_meeting_feedback_sentence
    }
  },
  limits: {
    title: m.purposes_limits,
    fields: {
      key: m.purpose_limits_key,
      times: m.purpose_limits_times
    }
  },
  letters: {
    title: m.purposes_letters,
    fields: {
      person_id: m.purpose_letters_person_id
    }
  },
  dead_addresses: {
    title: m.purposes_dead_addresses,
    fields: {
      person_id: m.purpose_dead_addresses_person_id
    }
  }
};
