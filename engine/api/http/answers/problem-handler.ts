import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../../../errors/app-error.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { denialOfError } from '../denial-of.ts';
import { toProblem } from './problem.ts';

/** Answers every thrown error as a problem document, logs those that are ours and has the refusals of rights noted. */
export function handleProblems(app: FastifyInstance, log: NonNullable<ApiDeps['log']>, denials: ApiDeps['denials']): void {
  app.setErrorHandler((error, request, reply) => {
    // Noted here and not when the answer has gone: who hangs up first is noted as well. Only memory is touched.
    const denial = denialOfError(request, error);
    if (denial) denials.note(denial);
    const problem = toProblem(error);
    if (problem.ours) log(`${request.method} ${request.url.split('?', 1)[0]} failed (${String(problem.body.instance)})`, error);
    return sendProblem(reply, problem);
  });
}

function sendProblem(reply: FastifyReply, problem: ReturnType<typeof toProblem>): FastifyReply {
  return reply.code(problem.status).headers(problem.headers).send(JSON.stringify(problem.body));
}

/** The answer to a path that does not exist. */
export function sendNotFound(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, toProblem(new AppError('not_found', 'There is no such address.')));
}
