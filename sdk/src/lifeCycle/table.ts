import type { Action, Right, Status } from "../codes.js";

/** What an authority does to a license: every action but the one that is none. */
export type LicenseAction = Exclude<Action, "NONE">;

/** One action: the right that it takes, and what it leads to from each effective status in which it is allowed. */
interface Row {
  readonly right: Right;
  readonly next: Readonly<Partial<Record<Status, Status>>>;
}

/**
 * The life of a license. Equal, cell by cell, to `contracts/libraries/LifeCycle.sol`.
 *
 * The catalog's reasons narrow it further, and the registry guards what depends on more than the status.
 */
export const lifeCycle: Readonly<Record<LicenseAction, Row>> = {
  ISSUE: { right: "ISSUE", next: { NONE: "ACTIVE" } },
  REISSUE: {
    right: "ISSUE",
    next: {
      ACTIVE: "SUPERSEDED",
      SUSPENDED: "SUPERSEDED",
      EXPIRED: "SUPERSEDED",
      // A license that a decision ended keeps its status when a court sets the decision aside.
      REVOKED: "REVOKED",
      ANNULLED: "ANNULLED",
      CANCELLED: "CANCELLED",
    },
  },
  TRANSFER: { right: "TRANSFER", next: { ACTIVE: "TRANSFERRED" } },
  SUSPEND: { right: "SUSPEND", next: { ACTIVE: "SUSPENDED" } },
  RESUME: { right: "SUSPEND", next: { ACTIVE: "ACTIVE", SUSPENDED: "ACTIVE" } },
  REVOKE: { right: "REVOKE", next: { ACTIVE: "REVOKED", SUSPENDED: "REVOKED" } },
  ANNUL: { right: "ANNUL", next: { ACTIVE: "ANNULLED", SUSPENDED: "ANNULLED", EXPIRED: "ANNULLED" } },
  CANCEL: {
    right: "CANCEL",
    next: {
      ACTIVE: "CANCELLED",
      SUSPENDED: "CANCELLED",
      EXPIRED: "CANCELLED",
      REVOKED: "CANCELLED",
      ANNULLED: "CANCELLED",
    },
  },
  ANNOTATE: {
    right: "ANNOTATE",
    next: {
      ACTIVE: "ACTIVE",
      SUSPENDED: "SUSPENDED",
      EXPIRED: "EXPIRED",
      REVOKED: "REVOKED",
      ANNULLED: "ANNULLED",
    },
  },
  ENDORSE: { right: "ISSUE", next: { ACTIVE: "ACTIVE", SUSPENDED: "SUSPENDED", EXPIRED: "EXPIRED" } },
  REBIND: { right: "ISSUE", next: { ACTIVE: "ACTIVE", SUSPENDED: "SUSPENDED", EXPIRED: "EXPIRED" } },
};
