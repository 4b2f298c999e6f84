package io.github.restcors.it.proof;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

class JerseyRawRequestFuzzIT extends RawRequestFuzz {

    @MethodSource("io.github.restcors.it.proof.RawRequestFuzz#requests")
    @DictionaryFile(resourcePath = "/io/github/restcors/it/proof/http.dict")
    @FuzzTest
    void anyBytesAreAnsweredAsWithoutRestCors(byte[] request) {
        check(request);
    }
}
