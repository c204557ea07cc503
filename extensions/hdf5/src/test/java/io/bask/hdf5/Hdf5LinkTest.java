package io.bask.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links within files that h5py wrote ({@code src/test/python/hdf5_links.py}). */
class Hdf5LinkTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() {
        Files5.unpack("/hdf5/links.zip", folder);
    }

    private static List<Path> files() {
        return Arrays.stream(new String[] {"earliest", "v108", "latest"})
                .map(name -> folder.resolve("links-" + name + ".h5"))
                .toList();
    }

    @Test
    void linksLeadFromTheirGroupOrFromTheRoot() {
        for (Path file : files()) {
            for (String path : List.of(
                    "/a/near",
                    "/a/far",
                    "/a/there/x",
                    "/again",
                    "/root/root/root/a/near",
                    "/root/again",
                    "/chain/000",
                    "/chain/100")) {
                assertThat(Hdf5.read(file, path).compute().toLongArray())
                        .as("%s %s", file, path)
                        .containsExactly(0, 1, 2, 3);
            }
        }
    }

    @Test
    void linksThatLeadNowhereNameTheCircleOrWhatIsMissing() {
        String way = "; read what they are meant to lead to by its own path";
        Map<String, String> refused = Map.of(
                "/itself", "is a link that leads in a circle: /itself -> /itself" + way,
                "/one", "is a link that leads in a circle: /one -> /two -> /a/three -> /one" + way,
                "/two/x", "is not there: /two is a link that leads in a circle: /two -> /a/three -> /one -> /two" + way,
                "/into", "is a link that leads in a circle: /one -> /two -> /a/three -> /one" + way,
                "/below", "is a link that leads in a circle: /below -> /below" + way,
                "/lost", "is a link to /again-not, which is not there",
                "/behind", "is not there: /lost is a link to /again-not, which is not there",
                "/through", "is a link to /a/b/x/y, which is not there",
                "/abroad/y", "is not there: /abroad is a link into another file: other.h5:/x; open that file",
                "/chain/101",
                        "leads through 100 links and on to the link /chain/001" + way.replace("are meant to ", ""));
        for (Path file : files()) {
            refused.forEach((path, said) -> assertThatThrownBy(() -> Hdf5.read(file, path))
                    .isInstanceOf(Hdf5FormatException.class)
                    .hasMessage(file + ", " + path + " " + said));
        }
    }
}
