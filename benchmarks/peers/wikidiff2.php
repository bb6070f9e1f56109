<?php
// One request a line on standard input, one answer a line on standard output, both JSON. The time is taken here, around
// the call alone, so that neither starting PHP nor carrying texts to it counts.
ini_set('memory_limit', '-1');
while (($line = fgets(STDIN)) !== false) {
    [$act, $left, $right] = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    if ($act === 'time') {
        $start = hrtime(true);
        wikidiff2_do_diff($left, $right, 2); // as MediaWiki asks for the page an editor sees
        echo hrtime(true) - $start, "\n";
    } else { // every line, with where it stands
        echo str_replace("\n", '', wikidiff2_inline_json_diff($left, $right, 1000000)), "\n";
    }
    flush();
}
