package dev.kontor.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Unpacks .txz and .tar.gz without help of the machine's programs. */
final class Archive {
    private static final int OWNER_EXECUTES = 0100;

    private Archive() {}

    /**
     * Unpacks into the target in one step: either it is there whole, or not at all, also when several processes do this at once.
     *
     * @param stripFolders how many leading folders of each entry to leave out
     */
    static void unpackOnce(InputStream packed, Path target, int stripFolders) throws IOException {
        Files.createDirectories(target.getParent());
        Path partial = Files.createTempDirectory(target.getParent(), target.getFileName() + ".partial");
        try {
            unpack(packed, partial, stripFolders);
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            Folders.delete(partial);
        } catch (IOException | RuntimeException e) {
            Folders.delete(partial);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void unpack(InputStream packed, Path target, int stripFolders) throws IOException {
        try (InputStream plain =
                        new CompressorStreamFactory().createCompressorInputStream(new BufferedInputStream(packed));
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path relative = Path.of(entry.getName()).normalize();
                if (relative.getNameCount() <= stripFolders) {
                    continue;
                }
                write(tar, entry, target, relative.subpath(stripFolders, relative.getNameCount()));
            }
        } catch (CompressorException e) {
            throw new IOException("Not an archive that can be unpacked", e);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target, Path relative)
            throws IOException {
        Path file = target.resolve(relative).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The archive has an entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
