"use server";
// 更正与删除：提出申请（MEM-19、MEM-20、GRAD-06）。
import { action } from "#lib/action";
import { requestDeletion as askDeletion, requestIdentityCorrection as askCorrection } from "#lib/corrections/filing/commands";
import { requestMarkCorrection as askMark } from "#lib/corrections/marks/commands";
import { deletionSchema, identitySchema, markCorrectionSchema } from "#lib/corrections/schema";

export const requestIdentityCorrection = action("requestIdentityCorrection", identitySchema, askCorrection);
export const requestDeletion = action("requestDeletion", deletionSchema, askDeletion);
export const requestMarkCorrection = action("requestMarkCorrection", markCorrectionSchema, askMark);
