import type { ErrorCode } from '$lib/domain/errors';

declare global {
  namespace App {
    interface Error {
      message: string;
      code: ErrorCode;
      /** Under which the details stand in the log. */
      id?: string;
    }

    interface PageState {
      /** The sheet with what is saved and sent is open, as a step that the back button takes back. */
      sync?: true;
    }
  }
}

export {};
