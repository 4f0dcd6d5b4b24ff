"use server";
// 转接的操作：发起、核对、分配、报到、名单、撤销、更正、申诉、出国（境）保留登记。
import { action } from "#lib/action";
import { nudgeOwnTransfer as nudgeOwn } from "#lib/transfers/nudging/commands";
import { appealOwnTransfer as appealOwn, appealTransfer as appeal } from "#lib/transfers/appeals/commands";
import { welcomeMember as welcome } from "#lib/transfers/arrivals/commands";
import { assignBranch as assign, reportTransfer as report } from "#lib/transfers/assigning/commands";
import { transferInBulk as bulk } from "#lib/transfers/bulk/commands";
import { checkOwnTransfer as checkOwn, checkTransfer as check } from "#lib/transfers/checks/commands";
import {
  lookUpTransfer as lookUp,
  requestOwnTransfer as requestOwn,
  transferIn as bringIn,
  transferOut as sendOut,
} from "#lib/transfers/commands";
import { transferInMany as bringMany } from "#lib/transfers/intake/commands";
import { intakeSchema } from "#lib/transfers/intake/schema";
import { listForLibrary as list } from "#lib/transfers/listing/commands";
import {
  fileOwnStay as stayOwn,
  fileStay as stay,
  reportFromAbroad as reportAbroad,
  withdrawOwnStay as withdrawStay,
} from "#lib/transfers/overseas/commands";
import { continueOwnTransfer as continueOwn, continueTransfer as goOn } from "#lib/transfers/returning/commands";
import {
  abroadSchema,
  appealSchema,
  assignSchema,
  bulkSchema,
  checkSchema,
  correctionSchema,
  listSchema,
  lookUpSchema,
  ownCheckSchema,
  ownStaySchema,
  ownTransferSchema,
  reportSchema,
  stayIdSchema,
  staySchema,
  transferInSchema,
  transferOutSchema,
  transferSchema,
} from "#lib/transfers/schema";
import { withdrawOwnTransfer as withdrawOwn, withdrawTransfer as withdraw } from "#lib/transfers/withdrawing/commands";

export const transferOut = action("transferOut", transferOutSchema, sendOut);
export const lookUpTransfer = action("lookUpTransfer", lookUpSchema, lookUp);
export const transferIn = action("transferIn", transferInSchema, bringIn);
export const transferInMany = action("transferInMany", intakeSchema, bringMany);
export const transferInBulk = action("transferInBulk", bulkSchema, bulk);
export const requestOwnTransfer = action("requestOwnTransfer", ownTransferSchema, requestOwn);
export const checkTransfer = action("checkTransfer", checkSchema, check);
export const checkOwnTransfer = action("checkOwnTransfer", ownCheckSchema, checkOwn);
export const assignBranch = action("assignBranch", assignSchema, assign);
export const reportTransfer = action("reportTransfer", reportSchema, report);
export const listForLibrary = action("listForLibrary", listSchema, list);
export const withdrawTransfer = action("withdrawTransfer", transferSchema, withdraw);
export const withdrawOwnTransfer = action("withdrawOwnTransfer", transferSchema, withdrawOwn);
export const continueTransfer = action("continueTransfer", correctionSchema, goOn);
export const continueOwnTransfer = action("continueOwnTransfer", correctionSchema, continueOwn);
export const appealTransfer = action("appealTransfer", appealSchema, appeal);
export const appealOwnTransfer = action("appealOwnTransfer", appealSchema, appealOwn);
export const nudgeOwnTransfer = action("nudgeOwnTransfer", transferSchema, nudgeOwn);
export const welcomeMember = action("welcomeMember", transferSchema, welcome);
export const fileStay = action("fileStay", staySchema, stay);
export const fileOwnStay = action("fileOwnStay", ownStaySchema, stayOwn);
export const withdrawOwnStay = action("withdrawOwnStay", stayIdSchema, withdrawStay);
export const reportFromAbroad = action("reportFromAbroad", abroadSchema, reportAbroad);
