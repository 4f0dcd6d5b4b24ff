"use server";
// 电子档案：随表录入、上传与替换、纸质档案归档、上级批准日期，编号释放申请。
import { action } from "#lib/action";
import { setAdmissionDay as setDay, setNumberUnused as setUnused, setPaperFiled as setFiled } from "#lib/archives/notes/commands";
import { uploadArchive as upload } from "#lib/archives/commands";
import { enterCadre as enterAsCadre, enterMember as enter } from "#lib/archives/entry/commands";
import { applyForRelease as apply } from "#lib/archives/releases/commands";
import { admissionSchema, numberUnusedSchema, paperFiledSchema, releaseSchema, uploadSchema } from "#lib/archives/schema";
import { cadreSchema } from "#lib/cadres/schema";
import { entrySchema } from "#lib/members/schema";

export const uploadArchive = action("uploadArchive", uploadSchema, upload);
export const setPaperFiled = action("setPaperFiled", paperFiledSchema, setFiled);
export const setNumberUnused = action("setNumberUnused", numberUnusedSchema, setUnused);
export const setAdmissionDay = action("setAdmissionDay", admissionSchema, setDay);
export const enterMember = action("enterMember", entrySchema, enter);
export const enterCadre = action("enterCadre", cadreSchema, enterAsCadre);
export const applyForRelease = action("applyForRelease", releaseSchema, apply);
