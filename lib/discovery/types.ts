/** A month of the archive: yyyy-mm, its days that have stories, and the present day of the site's calendar. */
export type ArchiveMonth = { month: string; days: string[]; today: string }
