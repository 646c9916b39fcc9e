import { Timestamp } from '@/components/ui/timestamp'

/** On paper only: where the story came from, and when. */
export function PrintAddress({ url, date }: { url: string; date: Date }) {
  return (
    <p data-print="only">
      {url} · <Timestamp date={date} format="dayAndTime" />
    </p>
  )
}
