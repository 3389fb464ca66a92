import { Invalid } from '../platform/errors.js';
import { NOTICE_MAIL, type NoticeMailChoice } from './notice-settings.service.js';

/** @throws Invalid at `mail` */
export function readChoice(sent: string | undefined): NoticeMailChoice {
  const found = NOTICE_MAIL.find((each) => each === sent);
  if (found === undefined) throw Invalid.field('mail', 'required-choice');
  return found;
}
