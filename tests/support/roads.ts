// 走遍一张流程表：每个状态乘每一步，通与不通都写出来。
import { findMove, type Workflow } from "#lib/workflow";

/** Every road of a workflow: `FROM move` leads to a state, or to null where there is no way. */
export function roadsOf<State extends string, Name extends string>(flow: Workflow<State, Name>): Record<string, State | null> {
  const names = [...new Set(flow.moves.map((m) => m.name))];
  const roads = flow.states.flatMap((state) => names.map((name) => [`${state} ${name}`, findMove(flow, state, name)?.to ?? null] as const));
  return Object.fromEntries(roads);
}

/** Only the roads that lead somewhere. */
export const openRoads = <State extends string, Name extends string>(flow: Workflow<State, Name>): Record<string, State> =>
  Object.fromEntries(Object.entries(roadsOf(flow)).flatMap(([road, to]) => (to ? [[road, to as State]] : [])));

/** States that no road leads to, beside those where papers begin. */
export const unreachable = <State extends string, Name extends string>(flow: Workflow<State, Name>, ...starts: State[]): State[] =>
  flow.states.filter((s) => !starts.includes(s) && !flow.moves.some((m) => m.to === s));
