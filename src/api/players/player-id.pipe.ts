import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { parsePlayerId, type PlayerId } from '../../chess/ids.js';
import { InvalidRequestError } from '../problems/api.errors.js';

/** Reads the player of a path, in any case. */
@Injectable()
export class PlayerIdPipe implements PipeTransform<string, PlayerId> {
  /** @throws InvalidRequestError */
  transform(text: string, { data: field = 'id' }: ArgumentMetadata): PlayerId {
    const id = parsePlayerId(text);
    if (id) return id;
    const problem = `${field} must be a Lichess username: 2 to 30 letters, digits, _ or -`;
    throw new InvalidRequestError([{ field, problems: [problem] }]);
  }
}
