import { expect, test } from 'vitest';
import { CHAT_TEMPLATES, type ChatTemplate, chatScope } from './chat.ts';
import { offerScope } from './offer.ts';

const SCOPES: Readonly<Record<ChatTemplate, string>> = {
  pupils: 'class:k1',
  parents: 'class:k1',
  subject: 'class:k1',
  club: 'class:k1',
  association: 'class:k1',
  staffroom: 'staff',
  management: 'staff',
  teachers: 'class:k1',
  headStaff: 'staff',
  headParents: 'school',
  headPupils: 'school',
  // Offered by name, or read without joining.
  group: '',
  private: '',
  channel: '',
  wholeSchool: '',
  staffNews: '',
};

test.each(CHAT_TEMPLATES)(
  '[OFFER-2] the offer of a chat of template %s lies where its people read',
  (template) => {
    expect(offerScope({ template, classroom: 'k1' })).toBe(SCOPES[template]);
    expect(offerScope({ template, classroom: '' })).toBe(
      SCOPES[template] === 'class:k1' ? '' : SCOPES[template],
    );
    expect(chatScope(template, 'c1')).not.toBe(offerScope({ template, classroom: 'c1' }));
  },
);
