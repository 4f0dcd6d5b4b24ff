// 培训的附件：是什么、多大。
export const TRAINING_FILE = "training";
export const TRAINING_FILE_BYTES = 20 * 1024 * 1024;
