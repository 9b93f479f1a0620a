#!/bin/sh
# Writes the secrets of docker-compose.yml into ./secrets, or into the folder named as the first argument. What is
# there already is kept: a second call changes nothing.
set -eu
cd "$(dirname "$0")/.."
folder="${1:-secrets}"

# Containers run as users that this machine doesn't know: the files are readable, the folder is for its owner alone.
umask 022
mkdir -p "$folder"
chmod 700 "$folder"

random() {
    od -An -N32 -tx1 /dev/urandom | tr -d ' \n'
}

keep() {
    [ -s "$folder/$1" ] || printf '%s\n' "$2" >"$folder/$1"
}

keep secret "$(random)"
keep database_password "$(random)"
keep database_url "postgresql://veilbox:$(cat "$folder/database_password")@database/veilbox"
keep s3_access_key veilbox
keep s3_secret_key "$(random)"
keep s3_config "{\"identities\": [{\"name\": \"veilbox\", \"actions\": [\"Admin\"], \"credentials\": [{
  \"accessKey\": \"$(cat "$folder/s3_access_key")\",
  \"secretKey\": \"$(cat "$folder/s3_secret_key")\"
}]}]}"
