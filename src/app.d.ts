import type { ErrorCode } from '$lib/domain/errors';

declare global {
  namespace App {
    interface Error {
      message: string;
      code: ErrorCode;
      /** Under which the details stand in the log. */
      id?: string;
    }
  }
}

export {};
