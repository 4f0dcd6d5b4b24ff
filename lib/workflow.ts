// 流程：从一张桌子传到下一张桌子的纸。一张表写清谁在什么状态下可以怎么走。
export type Move<State extends string, Name extends string> = {
  readonly name: Name;
  readonly from: readonly State[];
  readonly to: State;
};

/** One state machine: written once, read by command, policy, page and test. */
export type Workflow<State extends string, Name extends string> = {
  readonly states: readonly State[];
  readonly moves: readonly Move<State, Name>[];
};

export const workflow = <State extends string, Name extends string>(
  states: readonly State[],
  moves: readonly Move<State, Name>[],
): Workflow<State, Name> => ({ states, moves });

/** The move of that name from that state, or none. */
export const findMove = <State extends string, Name extends string>(
  flow: Workflow<State, Name>,
  state: State,
  name: Name,
): Move<State, Name> | undefined => flow.moves.find((m) => m.name === name && m.from.includes(state));

/** States from which nothing leads on. */
export const terminalStates = <State extends string, Name extends string>(flow: Workflow<State, Name>): State[] =>
  flow.states.filter((s) => !flow.moves.some((m) => m.from.includes(s)));
