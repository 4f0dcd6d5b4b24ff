// 身份核查服务的接口：交一批人，收到已有的结果。收不到的以后再来，或由后台导入。
import type { Result, Subject } from "#lib/members/real-name/rules";
import type { Settings } from "#lib/settings/registry";

/** Asks the service about a batch; answers what it knows at once. */
export type RealNameProvider = (subjects: readonly Subject[]) => Promise<readonly Result[]>;

/** Answers nothing: the batch goes out and comes back as a workbook, by the operator's hand. */
const later: RealNameProvider = async () => [];

const PROVIDERS: Readonly<Record<Settings["realname.provider"], RealNameProvider>> = { FILE: later, STUB: later };

let scripted: RealNameProvider | null = null;

/** Puts a service with known answers in the place of the configured one; null takes it away. */
export const setRealNameProvider = (provider: RealNameProvider | null): void => {
  scripted = provider;
};

export const realNameProvider = (settings: Settings): RealNameProvider => scripted ?? PROVIDERS[settings["realname.provider"]];
