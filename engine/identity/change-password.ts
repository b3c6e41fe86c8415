import type { Database } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { sql } from '../sql/sql.ts';
import { hashToken } from './opaque-token.ts';
import { hashPassword, passwordProblem, verifyPassword } from './password.ts';
import type { SignInLimiter } from './sign-in-limiter.ts';
import { normalEmail } from './users.ts';

/** What a person says who changes their password. */
export interface PasswordChange {
  readonly user: string;
  readonly email: string;
  readonly current: string;
  readonly new: string;
  /** Where from: guesses are counted as those of signing in are. */
  readonly address: string;
  /** The secret of the session that goes on. */
  readonly session: string;
}

/** Changes the own password; see Identity.changePassword. */
export async function changePassword(database: Database, limiter: SignInLimiter, change: PasswordChange): Promise<void> {
  const { user, address, session } = change;
  const problem = passwordProblem(change.new);
  if (problem !== undefined) throw new AppError('bad_request', problem, { issues: [{ pointer: '/new', message: problem }] });
  const email = normalEmail(change.email);
  await limiter.take(email, address);
  const stored = (await database.query<{ password_hash: string | null }>(sql`select password_hash from sys."user" where id = ${user}::uuid`))[0];
  if (!(await verifyPassword(change.current, stored?.password_hash))) {
    throw new AppError('bad_credentials', 'The current password is wrong.', { issues: [{ pointer: '/current', message: 'wrong' }] });
  }
  await limiter.giveBack(email, address);
  const hash = await hashPassword(change.new);
  await database.transaction(async (tx) => {
    await tx.query(sql`update sys."user" set password_hash = ${hash}, version = version + 1 where id = ${user}::uuid`);
    await tx.query(sql`delete from sys.session where user_id = ${user}::uuid and token_hash <> ${hashToken(session)}`);
  });
}
