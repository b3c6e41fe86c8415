/** A person to whom demo records are given. */
export interface DemoOwner {
  readonly id: string;
  /** Names of roles: the recipe says which role does what. */
  readonly roles: readonly string[];
  /** Codes of the branches whose customers the person has; none for people who are of no branch. */
  readonly branches: readonly string[];
}
