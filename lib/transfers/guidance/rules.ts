// 哪些原因要多填几项（4.6）。
import type { TransferReason } from "#generated/enums";

type Asked = TransferReason | "";

/** Where the new unit is asked for. */
export const asksUnit = (reason: Asked): boolean =>
  ["FURTHER_STUDY", "EMPLOYED", "EMPLOYED_WITHOUT_LEAGUE", "ABROAD_ON_DUTY"].includes(reason);
export const asksSchoolType = (reason: Asked): boolean => reason === "FURTHER_STUDY";
export const asksInformed = (reason: Asked): boolean => reason === "LEFT_SCHOOL";
export const asksNote = (reason: Asked): boolean => reason === "OTHER";
/** The target is the library of the own province: nobody chooses. */
export const goesToLibrary = (reason: Asked): boolean => reason === "ARMY";
