FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements.lock requirements-build.lock ./
RUN python -m venv /opt/veilbox \
 && /opt/veilbox/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && python -m venv /opt/build \
 && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements-build.lock
COPY . .
RUN PATH="/opt/build/bin:$PATH" /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /opt/veilbox/bin/pip install --no-cache-dir --no-deps /wheels/veilbox-*.whl

FROM python:3.11-slim
COPY --from=build /opt/veilbox /opt/veilbox
RUN useradd --system --uid 10001 veilbox && install -d -o veilbox -m 700 /data
USER veilbox
VOLUME /data
EXPOSE 8000 8025
ENTRYPOINT ["/opt/veilbox/bin/veilbox"]
CMD ["serve"]
