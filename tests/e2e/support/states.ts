/** What a screen can become under a person's hands without a change in the demo world: sheets, steps and faults. */
import { expect } from '@playwright/test';
import type { Person } from './journey.ts';
import { endsSession } from './sync.ts';

export type State = { screen: string; name: string; reach: (person: Person) => Promise<void> };

/** The sheet has risen and holds its content, which comes a frame later: every sheet has a button beside the cross. */
const sheetOpens = async ({ page }: Person): Promise<void> => {
  await expect(page.getByRole('dialog').getByRole('button').nth(1)).toBeVisible();
};

/** Presses a button in the sheet that stands open. */
const pressesInSheet = async ({ page, say }: Person, key: string): Promise<void> => {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say(key), exact: true })
    .click();
};

const summaryShows = async ({ page }: Person): Promise<void> => {
  await expect(page.locator('.ds-error-summary')).toBeVisible();
};

const opensSheet =
  (key: string) =>
  async (person: Person): Promise<void> => {
    await person.page
      .getByRole('button', { name: person.named(key) })
      .first()
      .click();
    await sheetOpens(person);
  };

const isRefused = async ({ page }: Person, field: string): Promise<void> => {
  await expect(page.locator(`[name="${field}"]`)).toHaveAttribute('aria-invalid', 'true');
};

/** States of one screen are reached one after the other, each from the one before. */
export const states: readonly State[] = [
  { screen: 'challenges', name: 'filter sheet', reach: opensSheet('list_filter') },
  {
    screen: 'sign-in',
    name: 'no address',
    reach: async (person) => {
      await person.presses('sign_send');
      await isRefused(person, 'email');
    }
  },
  {
    screen: 'sign-in',
    name: 'code',
    reach: async (person) => {
      await person.writes('email', `axe.${person.language}@stud.ntnu.no`);
      await person.presses('sign_send');
      await expect(person.page.locator('[name="code"]')).toBeFocused();
    }
  },
  {
    screen: 'sign-in',
    name: 'half a code',
    reach: async (person) => {
      await person.writes('code', '123');
      await person.presses('sign_verify');
      await isRefused(person, 'code');
    }
  },
  {
    screen: 'about',
    name: 'what was missing',
    reach: async (person) => {
      await person.presses('feedback_no');
      await expect(person.page.locator('[name="lacking"]').first()).toBeVisible();
    }
  },
  { screen: 'suggestions', name: 'why', reach: opensSheet('fit_why') },
  {
    screen: 'suggestions',
    name: 'why not',
    reach: async (person) => {
      await person.page.keyboard.press('Escape');
      await opensSheet('fit_dismiss')(person);
    }
  },
  { screen: 'student-challenge', name: 'interest', reach: opensSheet('interest_send') },
  {
    screen: 'student-challenge',
    name: 'interest with faults',
    reach: async (person) => {
      await person.writes('interest-name', '');
      await pressesInSheet(person, 'interest_send');
      await summaryShows(person);
    }
  },
  { screen: 'challenge', name: 'report, signed out', reach: opensSheet('report_open') },
  {
    screen: 'wheel-gates',
    name: 'later deadlines, by keyboard',
    reach: async ({ page, say }) => {
      const panel = page.getByRole('region', { name: say('wheel_gates') });
      await panel.locator('summary').press('Enter');
      await expect(panel.getByRole('link').nth(5)).toBeVisible();
    }
  },
  { screen: 'student-accepted', name: 'report', reach: opensSheet('report_open') },
  {
    screen: 'student-accepted',
    name: 'report with faults',
    reach: async (person) => {
      await pressesInSheet(person, 'report_send');
      await summaryShows(person);
    }
  },
  {
    screen: 'suggest',
    name: 'faults',
    reach: async (person) => {
      await person.presses('suggest_sign');
      await summaryShows(person);
    }
  },
  { screen: 'desk-suggestions', name: 'take', reach: opensSheet('suggestion_take') },
  {
    screen: 'desk-suggestions',
    name: 'decline with faults',
    reach: async (person) => {
      await pressesInSheet(person, 'common_cancel');
      await expect(person.page.getByRole('dialog')).toBeHidden();
      await opensSheet('suggestion_decline')(person);
      await pressesInSheet(person, 'suggestion_decline_send');
      await summaryShows(person);
    }
  },
  { screen: 'desk-roles', name: 'give', reach: opensSheet('role_give') },
  {
    screen: 'desk-roles',
    name: 'decline',
    reach: async (person) => {
      await pressesInSheet(person, 'common_cancel');
      await expect(person.page.getByRole('dialog')).toBeHidden();
      await opensSheet('role_decline')(person);
    }
  },
  {
    screen: 'desk-themes',
    name: 'new, with faults',
    reach: async (person) => {
      await person.page.getByRole('button', { name: person.say('themes_new') }).click();
      await pressesInSheet(person, 'common_save');
      await summaryShows(person);
    }
  },
  { screen: 'student-sent', name: 'withdraw', reach: opensSheet('interest_withdraw') },
  { screen: 'student-page', name: 'sign out', reach: opensSheet('mine_sign_out') },
  {
    screen: 'student-settings',
    name: 'kinds of notices',
    reach: async (person) => {
      await person.page.getByText(person.say('prefer_group_sent'), { exact: true }).click();
      await expect(
        person.page.getByRole('switch', { name: person.say('kind_of_interest_accepted') })
      ).toBeVisible();
    }
  },
  {
    screen: 'student-thread',
    name: 'nothing written',
    reach: async (person) => {
      await person.presses('thread_send');
      await isRefused(person, 'message-text');
    }
  },
  {
    screen: 'student-data',
    name: 'who has opened',
    reach: async (person) => {
      await person.presses('opened_show');
      await person.sees('opened_letters');
    }
  },
  {
    screen: 'student-profile',
    name: 'what being found means',
    reach: async (person) => {
      await person.page.getByText(person.say('findable_means'), { exact: true }).click();
      await person.sees('findable_means_human');
    }
  },
  {
    screen: 'student-profile',
    name: 'who has seen me',
    reach: async (person) => {
      await person.presses('looked_show');
      await person.sees('looked_none');
    }
  },
  { screen: 'student-data', name: 'delete account', reach: opensSheet('rights_delete') },
  { screen: 'unit', name: 'accept', reach: opensSheet('answer_accept') },
  {
    screen: 'unit',
    name: 'accept with faults',
    reach: async (person) => {
      await person.writes('answer-answer', '');
      await pressesInSheet(person, 'answer_accept_send');
      await summaryShows(person);
    }
  },
  {
    screen: 'unit',
    name: 'decline',
    reach: async (person) => {
      await pressesInSheet(person, 'common_cancel');
      await expect(person.page.getByRole('dialog')).toBeHidden();
      await opensSheet('answer_decline')(person);
    }
  },
  {
    screen: 'unit',
    name: 'ask',
    reach: async (person) => {
      await pressesInSheet(person, 'common_cancel');
      await expect(person.page.getByRole('dialog')).toBeHidden();
      await opensSheet('answer_ask')(person);
    }
  },
  { screen: 'coordinator-roles', name: 'ask', reach: opensSheet('roles_ask') },
  {
    // The last screen of a student: from here on she is nobody.
    screen: 'unit-new-closed',
    name: 'session ended',
    reach: async (person) => {
      await endsSession(person);
      await person.sees('sign_ended_title');
      await person.page.reload();
      await person.sees('sign_ended_title');
      await expect(person.page.locator('.ds-skeleton')).toHaveCount(0);
    }
  },
  {
    screen: 'unit-new-closed',
    name: 'session ended, leaving',
    reach: opensSheet('mine_sign_out')
  },
  { screen: 'unit-lead', name: 'invite', reach: opensSheet('unit_invite') },
  {
    screen: 'unit-lead',
    name: 'invite with faults',
    reach: async (person) => {
      await pressesInSheet(person, 'unit_invite_send');
      await summaryShows(person);
    }
  },
  {
    screen: 'unit-draft',
    name: 'second step',
    reach: async (person) => {
      await person.presses('write_next');
      await expect(person.page.locator('[name="title"]')).toBeVisible();
    }
  },
  {
    screen: 'unit-draft',
    name: 'last step',
    reach: async (person) => {
      await person.presses('write_next');
      await person.sees('write_submit_text');
    }
  },
  {
    screen: 'unit-draft',
    name: 'faults',
    reach: async (person) => {
      await person.presses('write_submit');
      await summaryShows(person);
    }
  },
  {
    screen: 'unit-draft',
    name: 'fault picked',
    reach: async (person) => {
      await person.page.locator('.ds-error-summary').getByRole('link').first().click();
      await expect(person.page.locator('[aria-invalid="true"]:focus')).toBeVisible();
    }
  },
  {
    screen: 'unit-published',
    name: 'withdraw',
    reach: async (person) => {
      await person.presses('write_next');
      await person.presses('write_next');
      await opensSheet('write_withdraw')(person);
    }
  },
  {
    screen: 'unit-who-fits',
    name: 'those who fit',
    reach: async (person) => {
      await person.presses('found_show');
      await person.sees('invite_open');
    }
  },
  { screen: 'coordinator-challenge', name: 'return', reach: opensSheet('coordinator_return') },
  {
    screen: 'coordinator-challenge',
    name: 'return with faults',
    reach: async (person) => {
      await pressesInSheet(person, 'coordinator_return');
      await summaryShows(person);
    }
  }
];
