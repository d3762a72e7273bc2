import { create } from 'zustand';

/** How often the service has told of the sending of a report, by report: whoever shows it asks again. */
export const useSendingNews = create<Readonly<Record<string, number>>>()(() => ({}));

export function heardOfSending(reportId: string): void {
  useSendingNews.setState((news) => ({ [reportId]: (news[reportId] ?? 0) + 1 }));
}
