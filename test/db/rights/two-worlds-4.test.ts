import { testWorlds } from '../../rights/two-worlds/worlds-test.ts';

testWorlds('owns_photos writes_some_lines masked');
