import { testWorlds } from '../../rights/two-worlds/worlds-test.ts';

testWorlds('blind_writer owns shared imports');
