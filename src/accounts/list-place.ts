/** Part of a list that comes newest first. */
export interface ListPlace {
  /** Only what is older than the row with this id. */
  beforeId?: number;
  /** All of it unless told. */
  limit?: number;
}
