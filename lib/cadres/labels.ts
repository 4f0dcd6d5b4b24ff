// 团干部的用词。
import type { TrainingForm } from "#generated/enums";

export const TRAINING_FORM_LABELS: Readonly<Record<TrainingForm, string>> = { ONSITE: "集中", ONLINE: "线上" };
