FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements.lock requirements-dev.lock requirements-build.lock ./
RUN python -m venv /opt/veilbox \
 && /opt/veilbox/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && python -m venv /opt/build \
 && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.lock
# `--build-arg TESSERACT=yes` adds Tesseract, which reads most screenshots faster.
ARG TESSERACT=
RUN if [ -n "$TESSERACT" ]; then \
      awk '/^tesserocr==/ { found = 1 } found { print } found && !/\\$/ { exit }' requirements-dev.lock >tesseract.lock \
      && /opt/veilbox/bin/pip install --no-cache-dir --no-deps --require-hashes -r tesseract.lock; \
    fi
COPY . .
RUN PATH="/opt/build/bin:$PATH" /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /opt/veilbox/bin/pip install --no-cache-dir --no-deps /wheels/veilbox-*.whl

FROM python:3.11-slim
ARG TESSERACT=
# hadolint ignore=DL3008
RUN if [ -n "$TESSERACT" ]; then \
      apt-get update && apt-get install -y --no-install-recommends tesseract-ocr-eng && rm -rf /var/lib/apt/lists/*; \
    fi
COPY --from=build /opt/veilbox /opt/veilbox
RUN useradd --system --uid 10001 veilbox && install -d -o veilbox -m 700 /data
USER 10001
VOLUME /data
EXPOSE 8000 8025
ENTRYPOINT ["/opt/veilbox/bin/veilbox"]
CMD ["serve"]
