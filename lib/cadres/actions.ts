"use server";
// 团干部：录入、任用、职务变更、离任、任职信息。
import { action } from "#lib/action";
import { confirmOwnRecord as confirmRecord } from "#lib/cadres/checks/commands";
import * as cadres from "#lib/cadres/commands";
import * as entry from "#lib/cadres/entry/commands";
import {
  appointeeSchema,
  confirmPostSchema,
  emptySchema,
  holderSchema,
  officeSchema,
  postChangeSchema,
  whoSchema,
} from "#lib/cadres/schema";

export const lookUpCadre = action("lookUpCadre", whoSchema, entry.lookUpCadre);
export const findAppointee = action("findAppointee", appointeeSchema, entry.findAppointee);
export const appointMember = action("appointMember", officeSchema, entry.appointMember);
export const changePost = action("changePost", postChangeSchema, cadres.changePost);
export const removeCadre = action("removeCadre", holderSchema, cadres.removeCadre);
export const editOffice = action("editOffice", officeSchema, cadres.editOffice);
export const confirmPost = action("confirmPost", holderSchema, cadres.confirmPost);
export const confirmOwnPost = action("confirmOwnPost", confirmPostSchema, cadres.confirmOwnPost);
export const confirmOwnRecord = action("confirmOwnRecord", emptySchema, confirmRecord);
