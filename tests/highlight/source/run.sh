#!/bin/sh
# Trains for a while.
set -eu
MODEL="${1:-small}"
for step in 1 2 3; do
    if [ -f "$MODEL/step-$step" ] && ! grep -q 'done' "$MODEL/log"; then
        echo "step $step of $(wc -l < steps.txt)" >&2
    fi
done
train() {
    local name=$1
    cat <<END
Hello $name
END
    return 0
}
train "$MODEL" | tee log.txt
export PATH=$HOME/bin:$PATH
