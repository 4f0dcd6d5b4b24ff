// 命令行说话。
export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** One step of the start, with what it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  process.stdout.write(`  ${title} … `);
  const started = performance.now();
  const result = await work();
  say(`${((performance.now() - started) / 1000).toFixed(1)} 秒`);
  return result;
}
