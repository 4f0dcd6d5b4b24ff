"use server";
// 电子档案：上传与替换、纸质档案归档、上级批准日期。
import { action } from "#lib/action";
import { setAdmissionDay as setDay, setPaperFiled as setFiled } from "#lib/archives/notes/commands";
import { uploadArchive as upload } from "#lib/archives/commands";
import { admissionSchema, paperFiledSchema, uploadSchema } from "#lib/archives/schema";

export const uploadArchive = action("uploadArchive", uploadSchema, upload);
export const setPaperFiled = action("setPaperFiled", paperFiledSchema, setFiled);
export const setAdmissionDay = action("setAdmissionDay", admissionSchema, setDay);
