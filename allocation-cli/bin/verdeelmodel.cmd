@echo off
rem Starts verdeelmodel. Builds it first when the jar is missing or older than the sources.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..\..") do set "HOME_DIR=%%~fI"
set "TARGET=%HOME_DIR%\allocation-cli\target"
set "JAR=%TARGET%\verdeelmodel.jar"
set "ARCHIVE=%TARGET%\verdeelmodel.jsa"

set "JAVA_EXE=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
if "%JAVA_EXE%"=="java.exe" (
  where /q java.exe
  if errorlevel 1 (
    echo verdeelmodel needs Java 17 or newer, and found no java. Install a JDK, or set JAVA_HOME. 1>&2
    exit /b 1
  )
)

rem One look at the dates: 1 means build, 2 means that the archive of loaded classes is older than jar or JVM.
set "LOOK=$s='pom.xml','allocation-core\pom.xml','allocation-core\src\main','allocation-cli\pom.xml','allocation-cli\src\main' | ForEach-Object { Join-Path $env:HOME_DIR $_ };"
set "LOOK=%LOOK% if (-not (Test-Path -LiteralPath $env:JAR)) { exit 1 };"
set "LOOK=%LOOK% $jar=(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc;"
set "LOOK=%LOOK% if (Get-ChildItem -LiteralPath $s -Recurse -File -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1) { exit 1 };"
set "LOOK=%LOOK% if (-not (Test-Path -LiteralPath $env:ARCHIVE)) { exit 2 };"
set "LOOK=%LOOK% $java=(Get-Command $env:JAVA_EXE).Source; $archive=(Get-Item -LiteralPath $env:ARCHIVE).LastWriteTimeUtc;"
set "LOOK=%LOOK% if ($archive -lt $jar -or $archive -lt (Get-Item -LiteralPath $java).LastWriteTimeUtc) { exit 2 }; exit 0"
powershell -NoProfile -Command "%LOOK%" >nul 2>&1
set "STATE=%ERRORLEVEL%"

if "%STATE%"=="1" (
  echo Building verdeelmodel, only the first time and after a change ... 1>&2
  pushd "%HOME_DIR%"
  call mvn -q -B -Dquick -pl allocation-cli -am package 1>&2
  if errorlevel 1 (
    popd
    echo The build failed; the lines above say why. 1>&2
    exit /b 1
  )
  popd
  powershell -NoProfile -Command "(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc = [DateTime]::UtcNow" >nul 2>&1
  set "STATE=2"
)

if "%STATE%"=="2" (
  if exist "%ARCHIVE%" del /q "%ARCHIVE%"
  "%JAVA_EXE%" -XX:TieredStopAtLevel=1 "-XX:ArchiveClassesAtExit=%ARCHIVE%" -Xlog:disable -Xlog:all=off "-Dverdeelmodel.home=%HOME_DIR%" -jar "%JAR%" run "%HOME_DIR%\sample-data\models\regeling-2026-2029.json" >nul 2>&1
)
rem Most commands end before the second compiler of the JVM pays for itself; those that calculate for seconds need it.
set "COMPILER=-XX:TieredStopAtLevel=1"
for %%a in (%*) do for %%c in (frontier uncertainty cliffs robustness) do if "%%~a"=="%%c" set "COMPILER=-XX:+TieredCompilation"
"%JAVA_EXE%" %COMPILER% -Xshare:auto "-XX:SharedArchiveFile=%ARCHIVE%" -Xlog:disable -Xlog:all=off "-Dverdeelmodel.home=%HOME_DIR%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%
