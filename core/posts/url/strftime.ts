import { dayOfYear, MONTHS, pad, WEEKDAYS, type WrittenDate, weekday } from './written-date';

/**
 * A date in the letters of C's strftime that addresses are made with (Python's, Liquid's `date`), in English, on a machine in
 * UTC; `%-d` is without what it is filled up with. Null where the format has another letter.
 */
export function strftime(date: WrittenDate, format: string): string | null {
  let known = true;
  const text = format.replace(/%(-?)(\w)/g, (_, bare: string, letter: string) => {
    const part = datePart(date, letter);
    if (part === null) known = false;
    return bare === '' ? (part ?? '') : (part ?? '').replace(/^[0 ]+(?=.)/, '');
  });
  return known ? text : null;
}

function datePart(date: WrittenDate, letter: string): string | null {
  switch (letter) {
    case 'Y':
      return String(date.year);
    case 'y':
      return pad(date.year % 100);
    case 'm':
      return pad(date.month);
    case 'd':
      return pad(date.day);
    case 'e':
      return String(date.day).padStart(2, ' ');
    case 'B':
      return MONTHS[date.month - 1] ?? '';
    case 'b':
      return (MONTHS[date.month - 1] ?? '').slice(0, 3);
    case 'A':
      return WEEKDAYS[weekday(date)] ?? '';
    case 'a':
      return (WEEKDAYS[weekday(date)] ?? '').slice(0, 3);
    case 'j':
      return pad(dayOfYear(date), 3);
    case 'H':
      return pad(date.hour);
    case 'M':
      return pad(date.minute);
    case 'S':
      return pad(date.second);
    default:
      return null;
  }
}
