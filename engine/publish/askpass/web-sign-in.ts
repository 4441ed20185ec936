import {
  type CredentialTarget,
  credentialTarget,
  formatCredential,
  parseCredential,
  placeOf,
} from '#core/publish/sign-in/credential-fields';
import { type Command, type Given, mayAsk } from './command';
import type { VisitRequest } from './visit';

/**
 * Answers as a credential helper of Git's, the last one it asks: `get` with a sign-in for exactly the host that is
 * named, `store` and `erase` by remembering whether it was accepted. `''` when there is none.
 */
export async function answerGit(command: Command, request: VisitRequest): Promise<string> {
  const fields = parseCredential(request.body);
  const target = fields && credentialTarget(fields);
  if (!fields || !target) return '';
  const said = { username: fields.get('username')?.[0], password: fields.get('password')?.[0] };
  switch (request.role) {
    case 'get':
      return get(command, target, request.gone);
    case 'store':
      await accepted(command, target, said);
      return '';
    case 'erase':
      await rejected(command, target, said);
      return '';
    case 'askpass':
      return '';
  }
}

async function get(command: Command, target: CredentialTarget, gone: AbortSignal): Promise<string> {
  const place = placeOf(target);
  const places = await command.places();
  // What is kept goes out without a question only where the repository itself lives.
  const known = places.includes(place) || command.operation?.answered.has(place);
  const kept = known ? await command.store.find('account', place, target.username) : null;
  if (kept) return give(command, target, { signIn: kept, from: 'kept', keep: kept.where });
  if (!mayAsk(command)) return '';
  const own = await command.setUp(place);
  // Git asks the author's own program next.
  if (own.askpass) return '';
  const ready = (await command.store.keyring()) === 'ready';
  const answer = await command.ask(
    {
      kind: 'account',
      protocol: target.protocol,
      host: target.host,
      username: target.username,
      suggested: command.operation.tried.get(place) ?? '',
      insteadOf: places.includes(place) ? [] : places.map((each) => each.replace(/^https?:\/\//, '')),
      realm: target.realm,
      again: command.operation.again.get(place) ?? 'no',
      keeping: own.helper ? 'own-helper' : ready ? 'keyring' : 'memory',
    },
    gone,
  );
  if (answer?.kind !== 'account') return '';
  const username = target.username ?? answer.username;
  command.operation.answered.add(place);
  return give(command, target, {
    signIn: { kind: 'account', place, username, secret: answer.secret },
    from: 'author',
    keep: answer.keep && ready && !own.helper ? 'keyring' : 'session',
  });
}

function give(command: Command, target: CredentialTarget, given: Given): string {
  const { protocol, host } = target;
  const { username, secret } = given.signIn;
  const answer = formatCredential({ protocol, host, username, password: secret });
  if (answer === null) return '';
  command.given.set(placeOf(target), given);
  return answer;
}

interface Said {
  readonly username: string | undefined;
  readonly password: string | undefined;
}

const isWhat = ({ signIn }: Given, { username, password }: Said) =>
  signIn.username === username && signIn.secret === password;

async function accepted(command: Command, target: CredentialTarget, said: Said): Promise<void> {
  const place = placeOf(target);
  const given = command.given.get(place);
  command.operation?.again.delete(place);
  if (given?.from === 'author' && isWhat(given, said)) await command.store.keep(given.signIn, given.keep);
}

async function rejected(command: Command, target: CredentialTarget, said: Said): Promise<void> {
  const place = placeOf(target);
  const given = command.given.get(place);
  command.rejected = true;
  const typed = given?.from === 'author' && isWhat(given, said);
  command.operation?.again.set(place, typed ? 'wrong' : 'expired');
  if (said.username !== undefined) command.operation?.tried.set(place, said.username);
  if (!given || !isWhat(given, said)) return;
  command.given.delete(place);
  await command.store.drop(given.signIn);
}
