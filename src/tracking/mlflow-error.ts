/** The codes of MLflow's that this endpoint answers with, and their HTTP statuses. Its clients try again on none of these statuses. */
const statuses = {
  INVALID_PARAMETER_VALUE: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  RESOURCE_DOES_NOT_EXIST: 404,
  ENDPOINT_NOT_FOUND: 404,
} as const;

/** What a client asked for cannot be done; it gets the reason as MLflow's own server would give it. */
export class MlflowError extends Error {
  readonly code: keyof typeof statuses;

  constructor(code: keyof typeof statuses, message: string) {
    super(message);
    this.code = code;
  }

  get status(): (typeof statuses)[keyof typeof statuses] {
    return statuses[this.code];
  }

  /** What a client is answered. */
  get body(): { readonly error_code: string; readonly message: string } {
    return { error_code: this.code, message: this.message };
  }
}

export function invalid(message: string): MlflowError {
  return new MlflowError("INVALID_PARAMETER_VALUE", message);
}

export function missing(message: string): MlflowError {
  return new MlflowError("RESOURCE_DOES_NOT_EXIST", message);
}
