import { ApiTokenEntity } from './api-token.ts';
import { ImportRunEntity } from './import-run.ts';
import { OperationEntity } from './operation.ts';
import { SessionEntity } from './session.ts';
import { StoredChangeSetEntity } from './stored-change-set.ts';
import { StoredDocumentEntity } from './stored-document.ts';
import { UndoJobEntity } from './undo-job.ts';
import { UserEntity } from './user.ts';
import { UserRoleEntity } from './user-role.ts';

/** The tables that slow paths read and write as entities; hot paths use SQL. */
export const entities = [
  UserEntity,
  UserRoleEntity,
  SessionEntity,
  ApiTokenEntity,
  StoredDocumentEntity,
  StoredChangeSetEntity,
  OperationEntity,
  ImportRunEntity,
  UndoJobEntity,
] as const;
