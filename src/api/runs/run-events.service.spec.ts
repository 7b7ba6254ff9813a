import { lastValueFrom, toArray } from 'rxjs';
import type { Actor } from '../../accounts/actor.js';
import type { AppConfig } from '../../config/app-config.js';
import type { RunsService } from '../../runs/runs.service.js';
import { RunEvents } from './run-events.service.js';

interface View {
  done: number;
}

describe('what a follower is told', () => {
  /** Answers of a source one after the other, told to the end. */
  const follow = async (answers: (View | Error)[]): Promise<unknown[]> => {
    const events = new RunEvents({} as RunsService, { limits: { streamsPerUser: 1 } } as AppConfig);
    const actor = { userId: 1 } as Actor;
    const follower = { actor, isHead: false, lookAgain: () => Promise.resolve(actor) };
    const told = await events.followAny<View>(follower, {
      type: 'batch',
      read: async () => {
        const answer = answers.shift();
        if (!answer) throw new Error('Read once too often');
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      hasEnded: ({ done }) => done === 2,
    });
    return lastValueFrom(told.pipe(toArray()));
  };

  it('goes on when the database was away for a while', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(await follow([{ done: 1 }, away, away, { done: 2 }])).toEqual([
      { type: 'batch', data: { done: 1 } },
      { type: 'batch', data: { done: 2 } },
      { type: 'end', data: { done: 2 } },
    ]);
  });

  it('ends when what is followed is there no more', async () => {
    const answers = [{ done: 1 }, new Error('There is no batch 51'), { done: 2 }];
    expect(await follow(answers)).toEqual([{ type: 'batch', data: { done: 1 } }]);
    expect(answers).toHaveLength(1);
  });
});
