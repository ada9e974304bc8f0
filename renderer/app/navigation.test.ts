import { describe, expect, it } from 'vitest';
import { FIRST_PLACE, go } from './navigation.ts';

describe('navigation', () => {
  it('opens a chat from anywhere and closes panels', () => {
    const people = go(go(FIRST_PLACE, { to: 'section', section: 'people' }), {
      to: 'panel',
      panel: 'connection',
    });
    expect(go(people, { to: 'chat', chat: 'c1' })).toMatchObject({
      section: 'chats',
      chat: 'c1',
      panel: 'none',
    });
  });

  it('keeps the open chat while other people are looked up', () => {
    const open = go(FIRST_PLACE, { to: 'chat', chat: 'c1' });
    const back = go(go(open, { to: 'section', section: 'people' }), { to: 'section', section: 'chats' });
    expect(back.chat).toBe('c1');
  });

  it('goes back to the list of the section one is in', () => {
    const open = go(go(FIRST_PLACE, { to: 'chat', chat: 'c1' }), { to: 'person', person: 'p1' });
    expect(go(open, { to: 'list' })).toMatchObject({ section: 'people', person: '', chat: 'c1' });
  });

  it('opens a hit beside the list of hits, again also where it is open already', () => {
    const found = go(go(FIRST_PLACE, { to: 'section', section: 'search' }), {
      to: 'hit',
      chat: 'c1',
      id: 'm1',
    });
    expect(found).toMatchObject({ section: 'search', chat: 'c1', isHitShown: true, spot: { n: 1 } });
    expect(go(found, { to: 'hit', chat: 'c1', id: 'm1' }).spot?.n).toBe(2);
    expect(go(found, { to: 'list' })).toMatchObject({ section: 'search', chat: 'c1', isHitShown: false });
  });

  it('keeps a lesson going behind the chats, until it is left', () => {
    const lesson = go(FIRST_PLACE, { to: 'lesson', id: 'l1', chat: 'c1' });
    expect(lesson).toMatchObject({ isLessonShown: true, chat: 'c1' });
    const behind = go(lesson, { to: 'behindLesson' });
    expect(behind.lesson).toEqual({ id: 'l1', chat: 'c1', isCall: false });
    expect(behind.isLessonShown).toBe(false);
    expect(go(behind, { to: 'afterLesson' }).lesson).toBeUndefined();
  });
});
