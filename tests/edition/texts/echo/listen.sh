#!/bin/sh
# Gathers what was said into one file.
set -eu
for name in "$@"; do
    tr -s ' \n' ' ' < "$name" >> speech.txt
done
echo "heard $(wc -w < speech.txt) words"
