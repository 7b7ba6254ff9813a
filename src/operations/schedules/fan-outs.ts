/** What there is to do, counted. */
export interface Findings {
  duePlayers: number;
  /** Counted up to some limit. */
  lackingGames: number;
}

/** A pipeline that should be started. */
export interface FanOut {
  pipeline: string;
  why: string;
}

/** Which pipelines there is work for. */
export function planFanOuts({ duePlayers, lackingGames }: Findings): FanOut[] {
  const fanOuts: FanOut[] = [];
  if (duePlayers > 0) {
    const players = duePlayers === 1 ? '1 player is' : `${duePlayers} players are`;
    fanOuts.push({ pipeline: 'sync-due-players', why: `${players} due` });
  }
  if (lackingGames > 0) fanOuts.push({ pipeline: 'analyse-new-games', why: 'games lack an analysis' });
  return fanOuts;
}
