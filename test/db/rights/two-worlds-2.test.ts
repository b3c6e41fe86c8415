import { testWorlds } from '../../rights/two-worlds/worlds-test.ts';

testWorlds('team territory gold');
