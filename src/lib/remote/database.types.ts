export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      affiliations: {
        Row: {
          id: string;
          organisation_id: string;
          person_id: string;
          rev: number;
          role: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          organisation_id: string;
          person_id: string;
          rev?: number;
          role: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          organisation_id?: string;
          person_id?: string;
          rev?: number;
          role?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'affiliations_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      agreements: {
        Row: {
          id: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          parent_id: string | null;
          partnership_id: string;
          rev: number;
          signed_on: string | null;
          updated_at: string;
          valid_from: string | null;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          parent_id?: string | null;
          partnership_id: string;
          rev?: number;
          signed_on?: string | null;
          updated_at?: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          parent_id?: string | null;
          partnership_id?: string;
          rev?: number;
          signed_on?: string | null;
          updated_at?: string;
          valid_from?: string | null;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'agreements_parent_id_partnership_id_fkey';
            columns: ['parent_id', 'partnership_id'];
            isOneToOne: false;
            referencedRelation: 'agreements';
            referencedColumns: ['id', 'partnership_id'];
          },
          {
            foreignKeyName: 'agreements_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      anchorings: {
        Row: {
          agreement_id: string | null;
          body_en: string;
          body_nb: string;
          body_nn: string;
          happened_on: string | null;
          id: string;
          kind: string;
          known_to: string;
          organisation_id: string;
          partnership_id: string;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          agreement_id?: string | null;
          body_en: string;
          body_nb: string;
          body_nn: string;
          happened_on?: string | null;
          id: string;
          kind: string;
          known_to?: string;
          organisation_id: string;
          partnership_id: string;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          agreement_id?: string | null;
          body_en?: string;
          body_nb?: string;
          body_nn?: string;
          happened_on?: string | null;
          id?: string;
          kind?: string;
          known_to?: string;
          organisation_id?: string;
          partnership_id?: string;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'anchorings_agreement_id_partnership_id_fkey';
            columns: ['agreement_id', 'partnership_id'];
            isOneToOne: false;
            referencedRelation: 'agreements';
            referencedColumns: ['id', 'partnership_id'];
          },
          {
            foreignKeyName: 'anchorings_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'anchorings_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      calendars: {
        Row: {
          id: string;
          key_hash: string;
          language: string;
          made_at: string;
          person_id: string;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          key_hash: string;
          language: string;
          made_at: string;
          person_id: string;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          id?: string;
          key_hash?: string;
          language?: string;
          made_at?: string;
          person_id?: string;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [];
      };
      challenge_cases: {
        Row: {
          author_id: string | null;
          contact_id: string | null;
          id: string;
          note: string;
          rev: number;
          submitted_at: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          author_id?: string | null;
          contact_id?: string | null;
          id: string;
          note?: string;
          rev?: number;
          submitted_at?: string | null;
          updated_at?: string;
        };
        Update: {
          author_id?: string | null;
          contact_id?: string | null;
          id?: string;
          note?: string;
          rev?: number;
          submitted_at?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'challenge_cases_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          }
        ];
      };
      challenge_events: {
        Row: {
          actor: string;
          at: string;
          challenge_id: string;
          from_state: string;
          id: string;
          is_public: boolean;
          reason: string;
          rev: number;
          step: number;
          to_state: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          actor: string;
          at: string;
          challenge_id: string;
          from_state: string;
          id?: string;
          is_public: boolean;
          reason?: string;
          rev?: number;
          step: number;
          to_state: string;
          updated_at?: string;
        };
        Update: {
          actor?: string;
          at?: string;
          challenge_id?: string;
          from_state?: string;
          id?: string;
          is_public?: boolean;
          reason?: string;
          rev?: number;
          step?: number;
          to_state?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'challenge_events_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          }
        ];
      };
      challenges: {
        Row: {
          accountable_role: string;
          answer_days: number;
          apply_by: string | null;
          asks_for: string[];
          better: string;
          citizen_role: string | null;
          collaboration_level: string | null;
          contact_role: string;
          data_field: string;
          disciplines: string[];
          drivers: string[];
          ends_on: string | null;
          expected_effect: string;
          expected_effects: string[];
          gains: string[];
          goals: number[];
          id: string;
          importance: number | null;
          is_example: boolean;
          kinds: string[];
          language: string;
          levels: string[];
          municipality_commits: string;
          organisation_id: string;
          other_unit_ids: string[];
          partnership_id: string;
          place: string;
          policy_reference: string;
          problem_type: string | null;
          published_at: string | null;
          requires: string;
          research_field_id: string | null;
          rev: number;
          second_theme_id: string | null;
          seen_effect: string;
          seen_effects: string[];
          service_area_id: string | null;
          slug: string | null;
          source_url: string | null;
          starts_on: string | null;
          state: string;
          technology_ids: string[];
          theme_id: string | null;
          title: string;
          today: string;
          topic_keys: string[];
          university_commits: string;
          updated_at: string;
          whom: string;
        };
        ComputedFields: never;
        Insert: {
          accountable_role?: string;
          answer_days?: number;
          apply_by?: string | null;
          asks_for?: string[];
          better?: string;
          citizen_role?: string | null;
          collaboration_level?: string | null;
          contact_role?: string;
          data_field?: string;
          disciplines?: string[];
          drivers?: string[];
          ends_on?: string | null;
          expected_effect?: string;
          expected_effects?: string[];
          gains?: string[];
          goals?: number[];
          id: string;
          importance?: number | null;
          is_example?: boolean;
          kinds?: string[];
          language?: string;
          levels?: string[];
          municipality_commits?: string;
          organisation_id: string;
          other_unit_ids?: string[];
          partnership_id: string;
          place?: string;
          policy_reference?: string;
          problem_type?: string | null;
          published_at?: string | null;
          requires?: string;
          research_field_id?: string | null;
          rev?: number;
          second_theme_id?: string | null;
          seen_effect?: string;
          seen_effects?: string[];
          service_area_id?: string | null;
          slug?: string | null;
          source_url?: string | null;
          starts_on?: string | null;
          state?: string;
          technology_ids?: string[];
          theme_id?: string | null;
          title?: string;
          today?: string;
          topic_keys?: string[];
          university_commits?: string;
          updated_at?: string;
          whom?: string;
        };
        Update: {
          accountable_role?: string;
          answer_days?: number;
          apply_by?: string | null;
          asks_for?: string[];
          better?: string;
          citizen_role?: string | null;
          collaboration_level?: string | null;
          contact_role?: string;
          data_field?: string;
          disciplines?: string[];
          drivers?: string[];
          ends_on?: string | null;
          expected_effect?: string;
          expected_effects?: string[];
          gains?: string[];
          goals?: number[];
          id?: string;
          importance?: number | null;
          is_example?: boolean;
          kinds?: string[];
          language?: string;
          levels?: string[];
          municipality_commits?: string;
          organisation_id?: string;
          other_unit_ids?: string[];
          partnership_id?: string;
          place?: string;
          policy_reference?: string;
          problem_type?: string | null;
          published_at?: string | null;
          requires?: string;
          research_field_id?: string | null;
          rev?: number;
          second_theme_id?: string | null;
          seen_effect?: string;
          seen_effects?: string[];
          service_area_id?: string | null;
          slug?: string | null;
          source_url?: string | null;
          starts_on?: string | null;
          state?: string;
          technology_ids?: string[];
          theme_id?: string | null;
          title?: string;
          today?: string;
          topic_keys?: string[];
          university_commits?: string;
          updated_at?: string;
          whom?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'challenges_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'challenges_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'challenges_research_field_id_fkey';
            columns: ['research_field_id'];
            isOneToOne: false;
            referencedRelation: 'research_fields';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'challenges_second_theme_id_fkey';
            columns: ['second_theme_id'];
            isOneToOne: false;
            referencedRelation: 'themes';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'challenges_service_area_id_fkey';
            columns: ['service_area_id'];
            isOneToOne: false;
            referencedRelation: 'service_areas';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'challenges_theme_id_fkey';
            columns: ['theme_id'];
            isOneToOne: false;
            referencedRelation: 'themes';
            referencedColumns: ['id'];
          }
        ];
      };
      consents: {
        Row: {
          given_at: string;
          id: string;
          person_id: string;
          purpose: string;
          rev: number;
          state: string;
          updated_at: string;
          withdrawn_at: string | null;
          wording: number;
        };
        ComputedFields: never;
        Insert: {
          given_at: string;
          id: string;
          person_id: string;
          purpose: string;
          rev?: number;
          state: string;
          updated_at?: string;
          withdrawn_at?: string | null;
          wording: number;
        };
        Update: {
          given_at?: string;
          id?: string;
          person_id?: string;
          purpose?: string;
          rev?: number;
          state?: string;
          updated_at?: string;
          withdrawn_at?: string | null;
          wording?: number;
        };
        Relationships: [];
      };
      conversations: {
        Row: {
          challenge_id: string;
          id: string;
          messages: number;
          person_id: string;
          rev: number;
          sender_read: number;
          unit_read: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          challenge_id: string;
          id: string;
          messages?: number;
          person_id: string;
          rev?: number;
          sender_read?: number;
          unit_read?: number;
          updated_at?: string;
        };
        Update: {
          challenge_id?: string;
          id?: string;
          messages?: number;
          person_id?: string;
          rev?: number;
          sender_read?: number;
          unit_read?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'conversations_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'conversations_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'interests';
            referencedColumns: ['id'];
          }
        ];
      };
      dismissals: {
        Row: {
          challenge_id: string;
          dismissed_at: string;
          id: string;
          person_id: string;
          reason: string;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          challenge_id: string;
          dismissed_at: string;
          id: string;
          person_id: string;
          reason: string;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          challenge_id?: string;
          dismissed_at?: string;
          id?: string;
          person_id?: string;
          reason?: string;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'dismissals_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          }
        ];
      };
      doors: {
        Row: {
          code: string;
          heads: number;
          id: string;
          rev: number;
          secret: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          code: string;
          heads?: number;
          id: string;
          rev?: number;
          secret: string;
          updated_at?: string;
        };
        Update: {
          code?: string;
          heads?: number;
          id?: string;
          rev?: number;
          secret?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'doors_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      field_links: {
        Row: {
          id: string;
          partnership_id: string;
          research_field_id: string;
          rev: number;
          service_area_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          partnership_id: string;
          research_field_id: string;
          rev?: number;
          service_area_id: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          partnership_id?: string;
          research_field_id?: string;
          rev?: number;
          service_area_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'field_links_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'field_links_research_field_id_fkey';
            columns: ['research_field_id'];
            isOneToOne: false;
            referencedRelation: 'research_fields';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'field_links_service_area_id_fkey';
            columns: ['service_area_id'];
            isOneToOne: false;
            referencedRelation: 'service_areas';
            referencedColumns: ['id'];
          }
        ];
      };
      findability: {
        Row: {
          capacity: string | null;
          ends_on: string;
          id: string;
          languages: string[];
          name_shown: string;
          partnership_ids: string[];
          parts: string[];
          rev: number;
          updated_at: string;
          wish: string;
        };
        ComputedFields: never;
        Insert: {
          capacity?: string | null;
          ends_on: string;
          id: string;
          languages?: string[];
          name_shown?: string;
          partnership_ids?: string[];
          parts?: string[];
          rev?: number;
          updated_at?: string;
          wish?: string;
        };
        Update: {
          capacity?: string | null;
          ends_on?: string;
          id?: string;
          languages?: string[];
          name_shown?: string;
          partnership_ids?: string[];
          parts?: string[];
          rev?: number;
          updated_at?: string;
          wish?: string;
        };
        Relationships: [];
      };
      follows: {
        Row: {
          followed_at: string;
          id: string;
          kind: string;
          paused: boolean;
          person_id: string;
          rev: number;
          subject: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          followed_at: string;
          id: string;
          kind: string;
          paused?: boolean;
          person_id: string;
          rev?: number;
          subject: string;
          updated_at?: string;
        };
        Update: {
          followed_at?: string;
          id?: string;
          kind?: string;
          paused?: boolean;
          person_id?: string;
          rev?: number;
          subject?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      interests: {
        Row: {
          answer: string;
          answer_by: string;
          answered_at: string | null;
          asked_at: string | null;
          challenge_id: string;
          closed_at: string | null;
          id: string;
          message: string;
          name: string;
          person_id: string | null;
          reason: string | null;
          rev: number;
          role: string;
          seen_at: string | null;
          sent_at: string;
          state: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          answer?: string;
          answer_by: string;
          answered_at?: string | null;
          asked_at?: string | null;
          challenge_id: string;
          closed_at?: string | null;
          id: string;
          message: string;
          name: string;
          person_id?: string | null;
          reason?: string | null;
          rev?: number;
          role: string;
          seen_at?: string | null;
          sent_at: string;
          state: string;
          updated_at?: string;
        };
        Update: {
          answer?: string;
          answer_by?: string;
          answered_at?: string | null;
          asked_at?: string | null;
          challenge_id?: string;
          closed_at?: string | null;
          id?: string;
          message?: string;
          name?: string;
          person_id?: string | null;
          reason?: string | null;
          rev?: number;
          role?: string;
          seen_at?: string | null;
          sent_at?: string;
          state?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'interests_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          }
        ];
      };
      invitations: {
        Row: {
          email: string;
          ends_at: string;
          id: string;
          invited_at: string;
          language: string;
          mail: string;
          organisation_id: string;
          partnership_id: string | null;
          rev: number;
          role: string;
          role_ends_on: string | null;
          root_id: string | null;
          share: number | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          email: string;
          ends_at: string;
          id: string;
          invited_at: string;
          language?: string;
          mail?: string;
          organisation_id: string;
          partnership_id?: string | null;
          rev?: number;
          role: string;
          role_ends_on?: string | null;
          root_id?: string | null;
          share?: number | null;
          updated_at?: string;
        };
        Update: {
          email?: string;
          ends_at?: string;
          id?: string;
          invited_at?: string;
          language?: string;
          mail?: string;
          organisation_id?: string;
          partnership_id?: string | null;
          rev?: number;
          role?: string;
          role_ends_on?: string | null;
          root_id?: string | null;
          share?: number | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'invitations_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invitations_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'invitations_root_id_fkey';
            columns: ['root_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      meeting_actions: {
        Row: {
          done: boolean;
          due_on: string | null;
          id: string;
          meeting_id: string;
          owner_role: string;
          rev: number;
          updated_at: string;
          what: string;
        };
        ComputedFields: never;
        Insert: {
          done?: boolean;
          due_on?: string | null;
          id: string;
          meeting_id: string;
          owner_role?: string;
          rev?: number;
          updated_at?: string;
          what: string;
        };
        Update: {
          done?: boolean;
          due_on?: string | null;
          id?: string;
          meeting_id?: string;
          owner_role?: string;
          rev?: number;
          updated_at?: string;
          what?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'meeting_actions_meeting_id_fkey';
            columns: ['meeting_id'];
            isOneToOne: false;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      meeting_feedback: {
        Row: {
          answer: string;
          id: string;
          meeting_id: string;
          person_id: string;
          rev: number;
          sentence: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          answer: string;
          id: string;
          meeting_id: string;
          person_id: string;
          rev?: number;
          sentence?: string;
          updated_at?: string;
        };
        Update: {
          answer?: string;
          id?: string;
          meeting_id?: string;
          person_id?: string;
          rev?: number;
          sentence?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'meeting_feedback_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'registrations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'meeting_feedback_meeting_id_fkey';
            columns: ['meeting_id'];
            isOneToOne: false;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      meeting_feedback_sums: {
        Row: {
          answers: number;
          id: string;
          not_useful: number;
          rev: number;
          sentences: string[];
          so_so: number;
          updated_at: string;
          useful: number;
        };
        ComputedFields: never;
        Insert: {
          answers?: number;
          id: string;
          not_useful?: number;
          rev?: number;
          sentences?: string[];
          so_so?: number;
          updated_at?: string;
          useful?: number;
        };
        Update: {
          answers?: number;
          id?: string;
          not_useful?: number;
          rev?: number;
          sentences?: string[];
          so_so?: number;
          updated_at?: string;
          useful?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'meeting_feedback_sums_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      meeting_links: {
        Row: {
          id: string;
          join_url: string | null;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          join_url?: string | null;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          id?: string;
          join_url?: string | null;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'meeting_links_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      meeting_messages: {
        Row: {
          audience: string;
          id: string;
          meeting_id: string;
          rev: number;
          sent_at: string;
          told: number;
          updated_at: string;
          words: string;
        };
        ComputedFields: never;
        Insert: {
          audience: string;
          id: string;
          meeting_id: string;
          rev?: number;
          sent_at: string;
          told: number;
          updated_at?: string;
          words: string;
        };
        Update: {
          audience?: string;
          id?: string;
          meeting_id?: string;
          rev?: number;
          sent_at?: string;
          told?: number;
          updated_at?: string;
          words?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'meeting_messages_meeting_id_fkey';
            columns: ['meeting_id'];
            isOneToOne: false;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      meeting_needs: {
        Row: {
          challenge_id: string;
          id: string;
          meeting_id: string;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          challenge_id: string;
          id: string;
          meeting_id: string;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          challenge_id?: string;
          id?: string;
          meeting_id?: string;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'meeting_needs_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: true;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'meeting_needs_meeting_id_fkey';
            columns: ['meeting_id'];
            isOneToOne: false;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      meeting_notes: {
        Row: {
          id: string;
          notes: string;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          notes?: string;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          id?: string;
          notes?: string;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'meeting_notes_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      meetings: {
        Row: {
          about: string;
          access_notes: string;
          address: string;
          agenda: string;
          audiences: string[];
          capacities: NonNullable<Json>;
          capacity: number | null;
          challenge_ids: string[];
          closes_at: string | null;
          co_host_ids: string[];
          ends_at: string | null;
          hearing_loop: boolean | null;
          id: string;
          interested: number;
          is_example: boolean;
          kind: string | null;
          language: string;
          line: number[];
          mode: string;
          moved_from: string | null;
          opens_at: string | null;
          organisation_id: string;
          partners: string;
          partnership_id: string;
          published_at: string | null;
          questions: string[];
          reach: string;
          reason: string;
          registers: boolean;
          reminders: string[];
          rev: number;
          room: string;
          sequence: number;
          series_id: string | null;
          series_rule: string;
          slug: string | null;
          speakers: string;
          starts_at: string | null;
          state: string;
          step_free: boolean | null;
          summary: string;
          taken: number;
          theme_ids: string[];
          title: string;
          updated_at: string;
          waiting: number;
        };
        ComputedFields: never;
        Insert: {
          about?: string;
          access_notes?: string;
          address?: string;
          agenda?: string;
          audiences?: string[];
          capacities?: NonNullable<Json>;
          capacity?: number | null;
          challenge_ids?: string[];
          closes_at?: string | null;
          co_host_ids?: string[];
          ends_at?: string | null;
          hearing_loop?: boolean | null;
          id: string;
          interested?: number;
          is_example?: boolean;
          kind?: string | null;
          language?: string;
          line?: number[];
          mode?: string;
          moved_from?: string | null;
          opens_at?: string | null;
          organisation_id: string;
          partners?: string;
          partnership_id: string;
          published_at?: string | null;
          questions?: string[];
          reach?: string;
          reason?: string;
          registers?: boolean;
          reminders?: string[];
          rev?: number;
          room?: string;
          sequence?: number;
          series_id?: string | null;
          series_rule?: string;
          slug?: string | null;
          speakers?: string;
          starts_at?: string | null;
          state: string;
          step_free?: boolean | null;
          summary?: string;
          taken?: number;
          theme_ids?: string[];
          title?: string;
          updated_at?: string;
          waiting?: number;
        };
        Update: {
          about?: string;
          access_notes?: string;
          address?: string;
          agenda?: string;
          audiences?: string[];
          capacities?: NonNullable<Json>;
          capacity?: number | null;
          challenge_ids?: string[];
          closes_at?: string | null;
          co_host_ids?: string[];
          ends_at?: string | null;
          hearing_loop?: boolean | null;
          id?: string;
          interested?: number;
          is_example?: boolean;
          kind?: string | null;
          language?: string;
          line?: number[];
          mode?: string;
          moved_from?: string | null;
          opens_at?: string | null;
          organisation_id?: string;
          partners?: string;
          partnership_id?: string;
          published_at?: string | null;
          questions?: string[];
          reach?: string;
          reason?: string;
          registers?: boolean;
          reminders?: string[];
          rev?: number;
          room?: string;
          sequence?: number;
          series_id?: string | null;
          series_rule?: string;
          slug?: string | null;
          speakers?: string;
          starts_at?: string | null;
          state?: string;
          step_free?: boolean | null;
          summary?: string;
          taken?: number;
          theme_ids?: string[];
          title?: string;
          updated_at?: string;
          waiting?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'meetings_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'meetings_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      messages: {
        Row: {
          author_id: string | null;
          challenge_id: string;
          conversation_id: string;
          id: string;
          number: number;
          person_id: string;
          rev: number;
          sent_at: string;
          side: string;
          text: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          author_id?: string | null;
          challenge_id: string;
          conversation_id: string;
          id: string;
          number: number;
          person_id: string;
          rev?: number;
          sent_at: string;
          side: string;
          text: string;
          updated_at?: string;
        };
        Update: {
          author_id?: string | null;
          challenge_id?: string;
          conversation_id?: string;
          id?: string;
          number?: number;
          person_id?: string;
          rev?: number;
          sent_at?: string;
          side?: string;
          text?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'messages_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'messages_conversation_id_fkey';
            columns: ['conversation_id'];
            isOneToOne: false;
            referencedRelation: 'conversations';
            referencedColumns: ['id'];
          }
        ];
      };
      notification_preferences: {
        Row: {
          id: string;
          mail: string;
          muted: string[];
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          mail?: string;
          muted?: string[];
          rev?: number;
          updated_at?: string;
        };
        Update: {
          id?: string;
          mail?: string;
          muted?: string[];
          rev?: number;
          updated_at?: string;
        };
        Relationships: [];
      };
      notifications: {
        Row: {
          alternatives: string[];
          challenge_id: string | null;
          channel: string;
          due_at: string;
          id: string;
          interest_id: string | null;
          key: string;
          kind: string;
          person_id: string;
          read_at: string | null;
          rev: number;
          state: string;
          told_at: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          alternatives?: string[];
          challenge_id?: string | null;
          channel: string;
          due_at: string;
          id?: string;
          interest_id?: string | null;
          key: string;
          kind: string;
          person_id: string;
          read_at?: string | null;
          rev?: number;
          state: string;
          told_at: string;
          updated_at?: string;
        };
        Update: {
          alternatives?: string[];
          challenge_id?: string | null;
          channel?: string;
          due_at?: string;
          id?: string;
          interest_id?: string | null;
          key?: string;
          kind?: string;
          person_id?: string;
          read_at?: string | null;
          rev?: number;
          state?: string;
          told_at?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notifications_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_interest_id_fkey';
            columns: ['interest_id'];
            isOneToOne: false;
            referencedRelation: 'interests';
            referencedColumns: ['id'];
          }
        ];
      };
      organisation_facts: {
        Row: {
          approximate: string[];
          area_km2: number | null;
          employees: number | null;
          id: string;
          organisation_id: string;
          permanent_only: boolean;
          residents: number | null;
          rev: number;
          students: number | null;
          updated_at: string;
          workplaces: number | null;
          year: number | null;
        };
        ComputedFields: never;
        Insert: {
          approximate?: string[];
          area_km2?: number | null;
          employees?: number | null;
          id: string;
          organisation_id: string;
          permanent_only?: boolean;
          residents?: number | null;
          rev?: number;
          students?: number | null;
          updated_at?: string;
          workplaces?: number | null;
          year?: number | null;
        };
        Update: {
          approximate?: string[];
          area_km2?: number | null;
          employees?: number | null;
          id?: string;
          organisation_id?: string;
          permanent_only?: boolean;
          residents?: number | null;
          rev?: number;
          students?: number | null;
          updated_at?: string;
          workplaces?: number | null;
          year?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: 'organisation_facts_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      organisations: {
        Row: {
          id: string;
          kind: string;
          leader_en: string;
          leader_nb: string;
          leader_nn: string;
          municipality_number: string | null;
          name_en: string;
          name_nb: string;
          name_nn: string;
          number: string | null;
          parent_id: string | null;
          rev: number;
          slug: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          kind: string;
          leader_en?: string;
          leader_nb?: string;
          leader_nn?: string;
          municipality_number?: string | null;
          name_en: string;
          name_nb: string;
          name_nn: string;
          number?: string | null;
          parent_id?: string | null;
          rev?: number;
          slug: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          kind?: string;
          leader_en?: string;
          leader_nb?: string;
          leader_nn?: string;
          municipality_number?: string | null;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          number?: string | null;
          parent_id?: string | null;
          rev?: number;
          slug?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'organisations_parent_id_fkey';
            columns: ['parent_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      partnership_groups: {
        Row: {
          id: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          parent_id: string | null;
          partnership_id: string;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          parent_id?: string | null;
          partnership_id: string;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          parent_id?: string | null;
          partnership_id?: string;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'partnership_groups_parent_id_partnership_id_fkey';
            columns: ['parent_id', 'partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnership_groups';
            referencedColumns: ['id', 'partnership_id'];
          },
          {
            foreignKeyName: 'partnership_groups_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      partnership_members: {
        Row: {
          id: string;
          organisation_id: string;
          partnership_id: string;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          organisation_id: string;
          partnership_id: string;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          id?: string;
          organisation_id?: string;
          partnership_id?: string;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'partnership_members_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'partnership_members_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      partnership_profiles: {
        Row: {
          anchoring: string;
          cooperation: string;
          dated: string;
          duration: string;
          experience: string;
          focus: string;
          funding: string;
          id: string;
          initiators: string;
          known_to: string;
          language: string;
          milestones: string;
          organisation: string;
          participants: string;
          partnership_id: string;
          plans: string;
          purpose: string;
          results: string;
          rev: number;
          size: string;
          state: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          anchoring?: string;
          cooperation?: string;
          dated: string;
          duration?: string;
          experience?: string;
          focus?: string;
          funding?: string;
          id: string;
          initiators?: string;
          known_to?: string;
          language: string;
          milestones?: string;
          organisation?: string;
          participants?: string;
          partnership_id: string;
          plans?: string;
          purpose?: string;
          results?: string;
          rev?: number;
          size?: string;
          state?: string;
          updated_at?: string;
        };
        Update: {
          anchoring?: string;
          cooperation?: string;
          dated?: string;
          duration?: string;
          experience?: string;
          focus?: string;
          funding?: string;
          id?: string;
          initiators?: string;
          known_to?: string;
          language?: string;
          milestones?: string;
          organisation?: string;
          participants?: string;
          partnership_id?: string;
          plans?: string;
          purpose?: string;
          results?: string;
          rev?: number;
          size?: string;
          state?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'partnership_profiles_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      partnership_role_names: {
        Row: {
          id: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id: string;
          rev: number;
          role: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id: string;
          rev?: number;
          role: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          partnership_id?: string;
          rev?: number;
          role?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'partnership_role_names_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      partnership_roles: {
        Row: {
          id: string;
          organisation_id: string | null;
          partnership_id: string;
          person_id: string;
          rev: number;
          role: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          organisation_id?: string | null;
          partnership_id: string;
          person_id: string;
          rev?: number;
          role: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          organisation_id?: string | null;
          partnership_id?: string;
          person_id?: string;
          rev?: number;
          role?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'partnership_roles_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'partnership_roles_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      partnership_settings: {
        Row: {
          answer_days: number;
          delete_after_months: number;
          digest_hour: number;
          hide_after_months: number;
          id: string;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          answer_days?: number;
          delete_after_months?: number;
          digest_hour?: number;
          hide_after_months?: number;
          id: string;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          answer_days?: number;
          delete_after_months?: number;
          digest_hour?: number;
          hide_after_months?: number;
          id?: string;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'partnership_settings_id_fkey';
            columns: ['id'];
            isOneToOne: true;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      partnerships: {
        Row: {
          id: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          rev: number;
          slug: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          rev?: number;
          slug: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          rev?: number;
          slug?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      profile_headings: {
        Row: {
          id: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          position: number;
          rev: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          position: number;
          rev?: number;
          updated_at?: string;
        };
        Update: {
          id?: string;
          key?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          position?: number;
          rev?: number;
          updated_at?: string;
        };
        Relationships: [];
      };
      profiles: {
        Row: {
          discipline: string | null;
          id: string;
          kinds: string[];
          language: string;
          level: string | null;
          name: string;
          place_keys: string[];
          position: string | null;
          recommendations_on: boolean;
          research_field_keys: string[];
          rev: number;
          semesters: string[];
          service_area_keys: string[];
          study_programme_key: string | null;
          theme_keys: string[];
          topic_keys: string[];
          updated_at: string;
          welcomed: string[];
        };
        ComputedFields: never;
        Insert: {
          discipline?: string | null;
          id: string;
          kinds?: string[];
          language?: string;
          level?: string | null;
          name?: string;
          place_keys?: string[];
          position?: string | null;
          recommendations_on?: boolean;
          research_field_keys?: string[];
          rev?: number;
          semesters?: string[];
          service_area_keys?: string[];
          study_programme_key?: string | null;
          theme_keys?: string[];
          topic_keys?: string[];
          updated_at?: string;
          welcomed?: string[];
        };
        Update: {
          discipline?: string | null;
          id?: string;
          kinds?: string[];
          language?: string;
          level?: string | null;
          name?: string;
          place_keys?: string[];
          position?: string | null;
          recommendations_on?: boolean;
          research_field_keys?: string[];
          rev?: number;
          semesters?: string[];
          service_area_keys?: string[];
          study_programme_key?: string | null;
          theme_keys?: string[];
          topic_keys?: string[];
          updated_at?: string;
          welcomed?: string[];
        };
        Relationships: [
          {
            foreignKeyName: 'profiles_study_programme_key_fkey';
            columns: ['study_programme_key'];
            isOneToOne: false;
            referencedRelation: 'study_programmes';
            referencedColumns: ['key'];
          }
        ];
      };
      registrations: {
        Row: {
          answers: string[];
          arrived_at: string | null;
          arrived_by: string | null;
          audience: string;
          ended_by: string | null;
          id: string;
          meeting_id: string;
          name: string;
          needs: string;
          number: number;
          offered_until: string | null;
          person_id: string;
          registered_at: string;
          rev: number;
          size: number;
          state: string;
          ticket: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          answers?: string[];
          arrived_at?: string | null;
          arrived_by?: string | null;
          audience: string;
          ended_by?: string | null;
          id: string;
          meeting_id: string;
          name: string;
          needs?: string;
          number: number;
          offered_until?: string | null;
          person_id: string;
          registered_at: string;
          rev?: number;
          size?: number;
          state: string;
          ticket?: string;
          updated_at?: string;
        };
        Update: {
          answers?: string[];
          arrived_at?: string | null;
          arrived_by?: string | null;
          audience?: string;
          ended_by?: string | null;
          id?: string;
          meeting_id?: string;
          name?: string;
          needs?: string;
          number?: number;
          offered_until?: string | null;
          person_id?: string;
          registered_at?: string;
          rev?: number;
          size?: number;
          state?: string;
          ticket?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'registrations_meeting_id_fkey';
            columns: ['meeting_id'];
            isOneToOne: false;
            referencedRelation: 'meetings';
            referencedColumns: ['id'];
          }
        ];
      };
      reports: {
        Row: {
          answer: string;
          answered_at: string | null;
          challenge_id: string;
          id: string;
          kind: string;
          message_id: string | null;
          partnership_id: string;
          person_id: string | null;
          quote: string;
          rev: number;
          sent_at: string;
          state: string;
          updated_at: string;
          words: string;
        };
        ComputedFields: never;
        Insert: {
          answer?: string;
          answered_at?: string | null;
          challenge_id: string;
          id: string;
          kind: string;
          message_id?: string | null;
          partnership_id: string;
          person_id?: string | null;
          quote?: string;
          rev?: number;
          sent_at: string;
          state: string;
          updated_at?: string;
          words: string;
        };
        Update: {
          answer?: string;
          answered_at?: string | null;
          challenge_id?: string;
          id?: string;
          kind?: string;
          message_id?: string | null;
          partnership_id?: string;
          person_id?: string | null;
          quote?: string;
          rev?: number;
          sent_at?: string;
          state?: string;
          updated_at?: string;
          words?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'reports_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'reports_message_id_fkey';
            columns: ['message_id'];
            isOneToOne: false;
            referencedRelation: 'messages';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'reports_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      research_fields: {
        Row: {
          former_names: NonNullable<Json>;
          id: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id: string | null;
          position: number;
          rev: number;
          successor_id: string | null;
          updated_at: string;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          former_names?: NonNullable<Json>;
          id?: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id?: string | null;
          position: number;
          rev?: number;
          successor_id?: string | null;
          updated_at?: string;
          valid_from: string;
          valid_to?: string | null;
        };
        Update: {
          former_names?: NonNullable<Json>;
          id?: string;
          key?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          partnership_id?: string | null;
          position?: number;
          rev?: number;
          successor_id?: string | null;
          updated_at?: string;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'research_fields_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'research_fields_successor_id_fkey';
            columns: ['successor_id'];
            isOneToOne: false;
            referencedRelation: 'research_fields';
            referencedColumns: ['id'];
          }
        ];
      };
      resource_persons: {
        Row: {
          id: string;
          organisation_id: string;
          rev: number;
          theme_id: string;
          title: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          organisation_id: string;
          rev?: number;
          theme_id: string;
          title: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          organisation_id?: string;
          rev?: number;
          theme_id?: string;
          title?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'resource_persons_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'resource_persons_theme_id_fkey';
            columns: ['theme_id'];
            isOneToOne: false;
            referencedRelation: 'themes';
            referencedColumns: ['id'];
          }
        ];
      };
      roles: {
        Row: {
          address: string;
          asked_at: string;
          decided_at: string | null;
          ended_at: string | null;
          ends_on: string | null;
          group_id: string | null;
          id: string;
          name: string;
          organisation_id: string | null;
          partnership_id: string | null;
          person_id: string;
          reason: string;
          rev: number;
          role: string;
          root_id: string | null;
          share: number | null;
          state: string;
          substitute_for: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          address?: string;
          asked_at: string;
          decided_at?: string | null;
          ended_at?: string | null;
          ends_on?: string | null;
          group_id?: string | null;
          id: string;
          name?: string;
          organisation_id?: string | null;
          partnership_id?: string | null;
          person_id: string;
          reason?: string;
          rev?: number;
          role: string;
          root_id?: string | null;
          share?: number | null;
          state: string;
          substitute_for?: string | null;
          updated_at?: string;
        };
        Update: {
          address?: string;
          asked_at?: string;
          decided_at?: string | null;
          ended_at?: string | null;
          ends_on?: string | null;
          group_id?: string | null;
          id?: string;
          name?: string;
          organisation_id?: string | null;
          partnership_id?: string | null;
          person_id?: string;
          reason?: string;
          rev?: number;
          role?: string;
          root_id?: string | null;
          share?: number | null;
          state?: string;
          substitute_for?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'roles_group_id_partnership_id_fkey';
            columns: ['group_id', 'partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnership_groups';
            referencedColumns: ['id', 'partnership_id'];
          },
          {
            foreignKeyName: 'roles_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'roles_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'roles_root_id_fkey';
            columns: ['root_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'roles_substitute_for_fkey';
            columns: ['substitute_for'];
            isOneToOne: false;
            referencedRelation: 'roles';
            referencedColumns: ['id'];
          }
        ];
      };
      saved: {
        Row: {
          challenge_id: string;
          id: string;
          person_id: string;
          rev: number;
          saved_at: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          challenge_id: string;
          id: string;
          person_id: string;
          rev?: number;
          saved_at: string;
          updated_at?: string;
        };
        Update: {
          challenge_id?: string;
          id?: string;
          person_id?: string;
          rev?: number;
          saved_at?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'saved_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          }
        ];
      };
      service_areas: {
        Row: {
          former_names: NonNullable<Json>;
          id: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id: string | null;
          position: number;
          rev: number;
          successor_id: string | null;
          updated_at: string;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          former_names?: NonNullable<Json>;
          id?: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id?: string | null;
          position: number;
          rev?: number;
          successor_id?: string | null;
          updated_at?: string;
          valid_from: string;
          valid_to?: string | null;
        };
        Update: {
          former_names?: NonNullable<Json>;
          id?: string;
          key?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          partnership_id?: string | null;
          position?: number;
          rev?: number;
          successor_id?: string | null;
          updated_at?: string;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'service_areas_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'service_areas_successor_id_fkey';
            columns: ['successor_id'];
            isOneToOne: false;
            referencedRelation: 'service_areas';
            referencedColumns: ['id'];
          }
        ];
      };
      study_programmes: {
        Row: {
          code: string | null;
          key: string;
          level: string | null;
          name_en: string | null;
          name_nb: string;
          name_nn: string | null;
          nus_code: string | null;
          organisation_id: string | null;
          place: string;
          retired_at: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          code?: string | null;
          key: string;
          level?: string | null;
          name_en?: string | null;
          name_nb: string;
          name_nn?: string | null;
          nus_code?: string | null;
          organisation_id?: string | null;
          place?: string;
          retired_at?: string | null;
          updated_at?: string;
        };
        Update: {
          code?: string | null;
          key?: string;
          level?: string | null;
          name_en?: string | null;
          name_nb?: string;
          name_nn?: string | null;
          nus_code?: string | null;
          organisation_id?: string | null;
          place?: string;
          retired_at?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'study_programmes_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      suggestions: {
        Row: {
          answer: string;
          answered_at: string | null;
          challenge_id: string | null;
          id: string;
          language: string;
          need: string;
          partnership_id: string;
          person_id: string | null;
          reason: string | null;
          rev: number;
          sent_at: string;
          state: string;
          title: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          answer?: string;
          answered_at?: string | null;
          challenge_id?: string | null;
          id: string;
          language: string;
          need: string;
          partnership_id: string;
          person_id?: string | null;
          reason?: string | null;
          rev?: number;
          sent_at: string;
          state: string;
          title: string;
          updated_at?: string;
        };
        Update: {
          answer?: string;
          answered_at?: string | null;
          challenge_id?: string | null;
          id?: string;
          language?: string;
          need?: string;
          partnership_id?: string;
          person_id?: string | null;
          reason?: string | null;
          rev?: number;
          sent_at?: string;
          state?: string;
          title?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'suggestions_challenge_id_fkey';
            columns: ['challenge_id'];
            isOneToOne: false;
            referencedRelation: 'challenges';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'suggestions_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      technologies: {
        Row: {
          former_names: NonNullable<Json>;
          id: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id: string | null;
          position: number;
          rev: number;
          successor_id: string | null;
          updated_at: string;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          former_names?: NonNullable<Json>;
          id?: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id?: string | null;
          position: number;
          rev?: number;
          successor_id?: string | null;
          updated_at?: string;
          valid_from: string;
          valid_to?: string | null;
        };
        Update: {
          former_names?: NonNullable<Json>;
          id?: string;
          key?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          partnership_id?: string | null;
          position?: number;
          rev?: number;
          successor_id?: string | null;
          updated_at?: string;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'technologies_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'technologies_successor_id_fkey';
            columns: ['successor_id'];
            isOneToOne: false;
            referencedRelation: 'technologies';
            referencedColumns: ['id'];
          }
        ];
      };
      themes: {
        Row: {
          about_en: string;
          about_nb: string;
          about_nn: string;
          former_names: NonNullable<Json>;
          id: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id: string | null;
          position: number;
          rev: number;
          successor_id: string | null;
          updated_at: string;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          about_en?: string;
          about_nb?: string;
          about_nn?: string;
          former_names?: NonNullable<Json>;
          id?: string;
          key: string;
          name_en: string;
          name_nb: string;
          name_nn: string;
          partnership_id?: string | null;
          position: number;
          rev?: number;
          successor_id?: string | null;
          updated_at?: string;
          valid_from: string;
          valid_to?: string | null;
        };
        Update: {
          about_en?: string;
          about_nb?: string;
          about_nn?: string;
          former_names?: NonNullable<Json>;
          id?: string;
          key?: string;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          partnership_id?: string | null;
          position?: number;
          rev?: number;
          successor_id?: string | null;
          updated_at?: string;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'themes_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'themes_successor_id_fkey';
            columns: ['successor_id'];
            isOneToOne: false;
            referencedRelation: 'themes';
            referencedColumns: ['id'];
          }
        ];
      };
      topics: {
        Row: {
          broader_keys: string[];
          key: string;
          name_en: string | null;
          name_nb: string;
          name_nn: string | null;
          retired_at: string | null;
          scheme: string;
          synonyms_en: string[];
          synonyms_nb: string[];
          synonyms_nn: string[];
          updated_at: string;
          uri: string;
        };
        ComputedFields: never;
        Insert: {
          broader_keys?: string[];
          key: string;
          name_en?: string | null;
          name_nb: string;
          name_nn?: string | null;
          retired_at?: string | null;
          scheme?: string;
          synonyms_en?: string[];
          synonyms_nb?: string[];
          synonyms_nn?: string[];
          updated_at?: string;
          uri: string;
        };
        Update: {
          broader_keys?: string[];
          key?: string;
          name_en?: string | null;
          name_nb?: string;
          name_nn?: string | null;
          retired_at?: string | null;
          scheme?: string;
          synonyms_en?: string[];
          synonyms_nb?: string[];
          synonyms_nn?: string[];
          updated_at?: string;
          uri?: string;
        };
        Relationships: [];
      };
      unit_roles: {
        Row: {
          id: string;
          organisation_id: string;
          person_id: string;
          rev: number;
          role: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          id?: string;
          organisation_id: string;
          person_id: string;
          rev?: number;
          role: string;
          updated_at?: string;
        };
        Update: {
          id?: string;
          organisation_id?: string;
          person_id?: string;
          rev?: number;
          role?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'unit_roles_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
      wheel_items: {
        Row: {
          audiences: string[];
          ends_on: string | null;
          id: string;
          is_example: boolean;
          kind: string;
          language: string;
          link: string | null;
          organisation_id: string | null;
          partnership_id: string;
          rev: number;
          starts_on: string;
          tentative: boolean;
          theme_ids: string[];
          title: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          audiences?: string[];
          ends_on?: string | null;
          id: string;
          is_example?: boolean;
          kind: string;
          language?: string;
          link?: string | null;
          organisation_id?: string | null;
          partnership_id: string;
          rev?: number;
          starts_on: string;
          tentative?: boolean;
          theme_ids?: string[];
          title: string;
          updated_at?: string;
        };
        Update: {
          audiences?: string[];
          ends_on?: string | null;
          id?: string;
          is_example?: boolean;
          kind?: string;
          language?: string;
          link?: string | null;
          organisation_id?: string | null;
          partnership_id?: string;
          rev?: number;
          starts_on?: string;
          tentative?: boolean;
          theme_ids?: string[];
          title?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'wheel_items_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'wheel_items_partnership_id_fkey';
            columns: ['partnership_id'];
            isOneToOne: false;
            referencedRelation: 'partnerships';
            referencedColumns: ['id'];
          }
        ];
      };
      window_rules: {
        Row: {
          closes: string | null;
          id: string;
          key: string;
          kinds: string[];
          lead_days: number;
          leads_to: string | null;
          name_en: string;
          name_nb: string;
          name_nn: string;
          opens: string | null;
          organisation_id: string | null;
          prepare_en: string;
          prepare_nb: string;
          prepare_nn: string;
          rev: number;
          updated_at: string;
          valid_from: string;
          valid_to: string | null;
        };
        ComputedFields: never;
        Insert: {
          closes?: string | null;
          id?: string;
          key: string;
          kinds?: string[];
          lead_days?: number;
          leads_to?: string | null;
          name_en: string;
          name_nb: string;
          name_nn: string;
          opens?: string | null;
          organisation_id?: string | null;
          prepare_en?: string;
          prepare_nb?: string;
          prepare_nn?: string;
          rev?: number;
          updated_at?: string;
          valid_from: string;
          valid_to?: string | null;
        };
        Update: {
          closes?: string | null;
          id?: string;
          key?: string;
          kinds?: string[];
          lead_days?: number;
          leads_to?: string | null;
          name_en?: string;
          name_nb?: string;
          name_nn?: string;
          opens?: string | null;
          organisation_id?: string | null;
          prepare_en?: string;
          prepare_nb?: string;
          prepare_nn?: string;
          rev?: number;
          updated_at?: string;
          valid_from?: string;
          valid_to?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'window_rules_organisation_id_fkey';
            columns: ['organisation_id'];
            isOneToOne: false;
            referencedRelation: 'organisations';
            referencedColumns: ['id'];
          }
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      account_delete: { Args: Record<PropertyKey, never>; Returns: Json };
      calendar_read: { Args: { key: string; visitor: string }; Returns: Json };
      challenge_archive: { Args: { challenge: string }; Returns: Json };
      feedback_counts: { Args: Record<PropertyKey, never>; Returns: Json };
      feedback_send: { Args: { answer: Json; visitor: string }; Returns: undefined };
      findable_for: { Args: { challenge: string }; Returns: Json };
      health: { Args: Record<PropertyKey, never>; Returns: Json };
      my_data: { Args: Record<PropertyKey, never>; Returns: Json };
      open_changes: { Args: { page?: number; since: string }; Returns: Json };
      queue_age: { Args: { device: string; oldest_seconds: number; unsent: number }; Returns: undefined };
      search_challenges: {
        Args: { meant: Json; most?: number; words: string[] };
        Returns: {
          accountable_role: string;
          answer_days: number;
          apply_by: string | null;
          asks_for: string[];
          better: string;
          citizen_role: string | null;
          collaboration_level: string | null;
          contact_role: string;
          data_field: string;
          disciplines: string[];
          drivers: string[];
          ends_on: string | null;
          expected_effect: string;
          expected_effects: string[];
          gains: string[];
          goals: number[];
          id: string;
          importance: number | null;
          is_example: boolean;
          kinds: string[];
          language: string;
          levels: string[];
          municipality_commits: string;
          organisation_id: string;
          other_unit_ids: string[];
          partnership_id: string;
          place: string;
          policy_reference: string;
          problem_type: string | null;
          published_at: string | null;
          requires: string;
          research_field_id: string | null;
          rev: number;
          second_theme_id: string | null;
          seen_effect: string;
          seen_effects: string[];
          service_area_id: string | null;
          slug: string | null;
          source_url: string | null;
          starts_on: string | null;
          state: string;
          technology_ids: string[];
          theme_id: string | null;
          title: string;
          today: string;
          topic_keys: string[];
          university_commits: string;
          updated_at: string;
          whom: string;
        }[];
        SetofOptions: {
          from: '*';
          to: 'challenges';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      session_begin: { Args: Record<PropertyKey, never>; Returns: Json };
      sync_check: { Args: { audience: string }; Returns: Json };
      sync_check_all: { Args: { audiences: string[] }; Returns: Json };
      sync_pull: { Args: { brief?: boolean; cursors: Json; epoch: string; page?: number }; Returns: Json };
      sync_push: { Args: { ops: Json }; Returns: Json };
      unsubscribe: { Args: { token: string }; Returns: boolean };
      words_meant: { Args: { patterns: string[]; words: string[] }; Returns: string[] };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    keyof (DefaultSchema['Tables'] & DefaultSchema['Views']) | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {}
  }
} as const;
