// 待决事项怎么走、谁可以决定（OPS-02、OPS-06、ADM-10）。
import type { PaperState, PaperStepKind, PaperType, TransferRefusal } from "#generated/enums";
import type { Actor } from "#lib/auth/actor";
import type { Deed } from "#lib/auth/matrix";
import { mayUse } from "#lib/auth/permissions";
import { no, type Verdict, yes } from "#lib/verdict";
import { workflow } from "#lib/workflow";

/** What happens to a paper on a desk; whose desk comes next is the noun's own table. */
export const PAPER = workflow<PaperState, "forward" | "approve" | "refuse" | "withdraw" | "cancel">(
  ["OPEN", "APPROVED", "REFUSED", "WITHDRAWN", "CANCELLED"],
  [
    { name: "forward", from: ["OPEN"], to: "OPEN" },
    { name: "approve", from: ["OPEN"], to: "APPROVED" },
    { name: "refuse", from: ["OPEN"], to: "REFUSED" },
    { name: "withdraw", from: ["OPEN"], to: "WITHDRAWN" },
    { name: "cancel", from: ["OPEN"], to: "CANCELLED" },
  ],
);
export type PaperMove = (typeof PAPER)["moves"][number]["name"];

export const STEP_OF: Record<PaperMove, PaperStepKind> = {
  forward: "FORWARDED",
  approve: "APPROVED",
  refuse: "REFUSED",
  withdraw: "WITHDRAWN",
  cancel: "CANCELLED",
};

/** Functions of 2.3 of which one is needed to decide a paper of the type. */
const DEEDS: Record<PaperType, readonly Deed[]> = {
  SELF_REGISTRATION: ["selfRegistration:A"],
  ADMIN_CHANGE: ["administrators:A", "administrators:E"],
  ARCHIVE: ["approveArchive:A"],
  ARCHIVE_REPLACEMENT: ["replaceArchive:A"],
  NUMBER_RELEASE: ["releaseNumber:A"],
  INFO_CHANGE: ["lockedFields:E"],
  DELETION: ["deleteMember:A", "deleteMember:X"],
  IDENTITY_CORRECTION: ["correctIdentity:A", "correctIdentity:E"],
  EXPORT: ["members:V"],
  SELF_EDIT: ["editMember:E"],
  ENTRY_WAIVER: ["entryWaiver:A"],
  // The leading bodies on the way pass it on; they mark nothing themselves.
  GRADUATION_MARK: ["inbox:V"],
  ORG_MOVE: ["move:A"],
  TRANSFER_OUT: ["approveTransfer:A"],
  TRANSFER_IN: ["approveTransfer:A"],
  TRANSFER_ASSIGN: ["assignBranch:A"],
  TRANSFER_LIST: ["specialReport:C", "specialReport:A"],
  SPECIAL_UNIT: ["specialReport:A", "approveTransfer:A"],
  TRANSFER_APPEAL: ["approveTransfer:A"],
  OVERSEAS: ["approveTransfer:A"],
};

/** Where a paper lies: the desk, and the direct superior's where that may decide, too. No desk: the operator's, or nobody's while it waits for the person themselves. */
export type Seat = { deskId: string | null; secondDeskId: string | null; held: boolean };

/** Whether a paper lies before the actor. */
export const isBefore = (actor: Pick<Actor, "role" | "organizationId">, { deskId, secondDeskId, held }: Seat): boolean =>
  actor.role === "OPERATOR"
    ? deskId === null && !held
    : actor.organizationId !== null && [deskId, secondDeskId].includes(actor.organizationId);

export type Deciding = Seat & { type: PaperType; applicantId: string | null };

/** Whether the actor decides a paper; `inSight` says that it comes from below them. Nobody decides what they filed themselves. */
export function mayDecide(actor: Actor, paper: Deciding, inSight: boolean): Verdict {
  if (!isBefore(actor, paper)) return no(inSight ? "E-PERM-02" : "E-GEN-08");
  if (!DEEDS[paper.type].some((deed) => mayUse(actor, deed).yes)) return no("E-PERM-01");
  return paper.applicantId === actor.personId ? no("E-OPS-07") : yes;
}

/** What some papers ask of whoever decides: why a transfer is returned, what the township found out, whether the proof was seen. */
export type Answers = { refusal?: TransferRefusal; employedElsewhere?: boolean; proofSeen?: boolean };
/** A decision as it was pressed. */
export type Decision = { approve: boolean; reason: string; answers: Answers };

const TRANSFERS: readonly PaperType[] = ["TRANSFER_OUT", "TRANSFER_IN", "TRANSFER_ASSIGN", "TRANSFER_LIST", "SPECIAL_UNIT"];
/** Whether a paper is a step of a transfer, decided with questions of its own. */
export const isTransferStep = (type: PaperType): boolean => TRANSFERS.includes(type);
/** What is said when a refusal gives no reason. */
export const withoutReason = (type: PaperType): "E-TRF-12" | "E-EDB-07" => (TRANSFERS.includes(type) ? "E-TRF-12" : "E-EDB-07");
/** Where a paper goes that is not closed by the decision: to an organization, to the operator, or back to the person themselves (`held`). */
export type Onward = { deciderId: string | null; type?: PaperType; shared?: boolean; held?: boolean };

/** One fact of a paper, as the person who decides reads it. `ok` says what was checked, `warn` what to look at; `href` opens what the value only names. */
export type PaperFact = { label: string; value: string; before?: string; ok?: string; warn?: string; code?: boolean; href?: string };
