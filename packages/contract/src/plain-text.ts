// No zod here: the first load of the admin app imports this file.

/**
 * Control characters (C0 and C1) other than tab and line breaks, and the bidirectional overrides and isolates
 * that can make a text read otherwise than it is stored (Unicode TR36 section 3.2).
 */
// oxlint-disable-next-line no-control-regex -- refusing control characters is the point
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u

/** Whether a text has no deceptive or control characters, and no half of an emoji. */
export const isPlain = (value: string): boolean => value.isWellFormed() && !forbidden.test(value)

/** A visible character: format characters and fillers are not (Unicode's Default_Ignorable_Code_Point). */
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u

/** Whether anything of a text can be seen. */
export const isVisible = (value: string): boolean => visible.test(value)
