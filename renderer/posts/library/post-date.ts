import { en } from '#core/messages/en';

/**
 * A post's date as the library writes it: `Today`, `9 Nov`, `9 Nov 2024`, with the time where `withTime`.
 * Both arguments are ISO 8601; the day is the one written, in whatever zone it was written. Empty for a date
 * that cannot be read.
 */
export function postDate(date: string, now: string, withTime = false): string {
  const written = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(date);
  const today = /^(\d{4})-(\d{2})-(\d{2})/.exec(now);
  if (!written || !today) return '';
  const [, year, month, day, time] = written;
  const month_ = en.months[Number(month) - 1] ?? '';
  const apart = Math.round((Date.parse(today[0]) - Date.parse(written[0].slice(0, 10))) / 86_400_000);
  const name =
    apart === 0
      ? en.days.today
      : apart === 1
        ? en.days.yesterday
        : `${Number(day)} ${month_}${year === today[1] ? '' : ` ${year}`}`;
  return withTime && time && time !== '00:00' ? `${name}, ${time}` : name;
}

/** The same with its year always, for the properties line: `23 Nov 2026`. */
export function fullDate(date: string): string {
  const written = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(date);
  if (!written) return date;
  const month = en.months[Number(written[2]) - 1];
  return month ? `${Number(written[3])} ${month} ${written[1]}` : date;
}
