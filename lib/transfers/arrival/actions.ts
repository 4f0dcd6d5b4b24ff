"use server";
// 接收码与报到码：发、换、停用，输短码，报到，看联系方式。
import { action } from "#lib/action";
import * as arrival from "#lib/transfers/arrival/commands";
import { arrivalCodeSchema, arrivalSchema, contactSchema, shortCodeSchema } from "#lib/transfers/arrival/schema";

export const renewArrivalCode = action("renewArrivalCode", arrivalCodeSchema, arrival.renewArrivalCode);
export const revokeArrivalCode = action("revokeArrivalCode", arrivalCodeSchema, arrival.revokeArrivalCode);
export const openShortCode = action("openShortCode", shortCodeSchema, arrival.openShortCode);
export const reportArrival = action("reportArrival", arrivalSchema, arrival.reportArrival);
export const revealArrival = action("revealArrival", contactSchema, arrival.revealArrival);
