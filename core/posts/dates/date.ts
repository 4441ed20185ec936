const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Zone names of RFC 2822 and of `date`(1) as blogs have them. Others are left out: the local time still stands. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  cet: '+01:00',
  cest: '+02:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  jst: '+09:00',
};

/** `2024年1月2日`, with or without a time. */
const CJK = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?\s*(.*)$/s;
/** What it becomes in any case, of a day that every month has; most posts have it. */
const SURE_DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:[Tt]|[ \t]+|$)(.*))?$/s;
const DAY_NAME = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})(?:,?\s+(.*))?$/s;
const MONTH_DAY = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(.*))?$/s;
/** `date`(1): `Sep 3 11:21:31 CEST 2021`. */
const MONTH_DAY_TIME_YEAR =
  /^([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+(?:([A-Za-z]+)\s+)?(\d{4})$/;
/** `8/6/2003 9:00:00 PM`: month first, as the Windows programs that wrote it did. */
const US = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(.*))?$/s;
const TIME =
  /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|z|[A-Za-z]{2,5}|[A-Z][a-z]+\/[A-Z]\w+|(?:GMT|UTC)?[-+]\d{1,2}(?::?\d{2})?(?:\s*\([A-Za-z ]+\))?)?$/;

/** Whether a text is an ISO 8601 day (`2013-07-13`) that every month has. Most posts are dated so. */
export const isSureDay = (text: string): boolean => SURE_DAY.test(text);

/**
 * A date as people write it in posts → ISO 8601: `2013-07-13`, `2013-07-13T20:46:25`, and with the zone when
 * one is written (`+01:00` or `Z`). Null when it is none, is impossible (`2017-02-29`), or is only a time.
 */
export function normaliseDate(text: string): string | null {
  if (isSureDay(text)) return text;
  const trimmed = text.trim();
  const ordered = YEAR_FIRST.exec(trimmed);
  if (ordered) return assemble(ordered[1], ordered[2], ordered[3], ordered[4]);
  const cjk = CJK.exec(trimmed);
  if (cjk) return assemble(cjk[1], cjk[2], cjk[3], cjk[4]);
  const rest = trimmed.replace(DAY_NAME, '');
  const american = US.exec(rest);
  if (american) return assemble(american[3], american[1], american[2], american[4]);
  const unix = MONTH_DAY_TIME_YEAR.exec(rest);
  if (unix) return assemble(unix[5], month(unix[1]), unix[2], `${unix[3]} ${unix[4] ?? ''}`);
  const dayFirst = DAY_MONTH.exec(rest);
  if (dayFirst) return assemble(dayFirst[3], month(dayFirst[2]), dayFirst[1], dayFirst[4]);
  const monthFirst = MONTH_DAY.exec(rest);
  if (monthFirst) return assemble(monthFirst[3], month(monthFirst[1]), monthFirst[2], monthFirst[4]);
  return null;
}

function month(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function assemble(
  year: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
  rest: string | undefined,
): string | null {
  const [y, m, d] = [Number(year), Number(monthText), Number(dayText)];
  if (!isDay(y, m, d)) return null;
  const day = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
  const time = (rest ?? '').trim();
  if (time === '' || ZONE_ALONE.test(time)) return day;
  const parts = TIME.exec(time);
  if (!parts) return null;
  const clock = clockOf(parts);
  if (clock === null) return null;
  const zone = zoneOf(parts[6]);
  return zone === null ? `${day}T${clock}` : `${day}T${clock}${zone}`;
}

/** A day with a zone and no time is that day. */
const ZONE_ALONE = /^(?:Z|UTC|[-+]\d{1,2}:?\d{2})$/i;

function clockOf(parts: RegExpExecArray): string | null {
  let hour = Number(parts[1]);
  const half = (parts[5] ?? '').charAt(0).toLowerCase();
  if (half !== '') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  const [minute, second] = [Number(parts[2]), Number(parts[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60) return null;
  const fraction = parts[4] === undefined ? '' : `.${parts[4]}`;
  return `${two(hour)}:${two(minute)}:${two(second)}${fraction}`;
}

function zoneOf(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const offset = /^(?:GMT|UTC)?([-+])(\d{1,2})(?::?(\d{2}))?/.exec(text);
  if (offset) return `${offset[1]}${two(Number(offset[2]))}:${offset[3] ?? '00'}`;
  return ZONES[text.toLowerCase()] ?? null;
}

const two = (n: number): string => String(n).padStart(2, '0');

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, monthNumber: number, day: number): boolean {
  if (!(monthNumber >= 1 && monthNumber <= 12 && day >= 1)) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (monthNumber === 2 && leap ? 29 : (DAYS[monthNumber - 1] ?? 0));
}

/**
 * The date that a post's path says, or null: what its file's or its folder's name begins with
 * (`2024-1-5-title.md` → `2024-01-05`), or folders for year, month and day (`2024/01/05/title.md`). Eleventy takes
 * the first date anywhere in the path (11ty.dev, “Content dates”), Docusaurus the last (blogUtils.ts, `parseBlogFileName`).
 */
export function dateInPath(id: string, generator?: string): string | null {
  for (const name of id.split('/').slice(-2).reverse()) {
    const match = /^(\d{4})[-_](\d{1,2})[-_](\d{1,2})(?=[-_. ]|$)/.exec(name);
    const date = match && assemble(match[1], match[2], match[3], undefined);
    if (date) return date;
  }
  const folders = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})[-/]/.exec(id);
  const date = folders && assemble(folders[1], folders[2], folders[3], undefined);
  if (date) return date;
  const anywhere = generator === undefined ? undefined : ANYWHERE.get(generator)?.exec(id);
  return anywhere ? assemble(anywhere[1], anywhere[2], anywhere[3], undefined) : null;
}

const ANYWHERE: ReadonlyMap<string, RegExp> = new Map([
  ['eleventy', /(\d{4})-(\d{2})-(\d{2})/],
  ['docusaurus', /^.*(\d{4})[-/](\d{1,2})[-/](\d{1,2})/],
]);

/** The date that an address a post gives itself has in it (`/2024/01/05/title/`), or null. */
export function dateInAddress(address: string): string | null {
  const match = /(?:^|\/)(\d{4})[-/](\d{2})[-/](\d{2})(?=[-/]|$)/.exec(address);
  return match && assemble(match[1], match[2], match[3], undefined);
}
