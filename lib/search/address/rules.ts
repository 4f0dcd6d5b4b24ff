// 找人的地址：姓名、拼音可以写进网址，谁的号码都不行（security 14.2.1）。
const NUMBER = /\d{5}/;

/** Whether this may stand in an address: nothing that is somebody's number. */
export const mayStandInAddress = (typed: string): boolean => !NUMBER.test(typed.normalize("NFKC").replace(/[\s\-–—]/g, ""));
